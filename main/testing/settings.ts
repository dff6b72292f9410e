import type { Settings } from '../../preload/contract/settings';
import { DEFAULT_TEMPLATES } from '../settings/message-templates';
import {
  ASSISTANCE_DEFAULTS,
  BACKGROUND_DEFAULTS,
  CONSOLE_DEFAULTS,
  INTERFACE_DEFAULTS,
  keyboardDefaults,
  LIST_DEFAULTS,
  MACHINE_DEFAULTS,
  MESSAGE_SETTINGS_DEFAULTS,
  PRIVACY_DEFAULTS,
  QUICK_OPEN_DEFAULTS,
  SHORTCUT_DEFAULTS,
  UPDATE_DEFAULTS,
} from '../settings/schema';

/** What holds before anything was chosen, but for what a test chooses. */
export function settingsWith(change: Partial<Settings> = {}): Settings {
  return {
    keyboard: keyboardDefaults('linux'),
    consoles: CONSOLE_DEFAULTS,
    assistance: ASSISTANCE_DEFAULTS,
    messages: MESSAGE_SETTINGS_DEFAULTS,
    privacy: PRIVACY_DEFAULTS,
    background: BACKGROUND_DEFAULTS,
    interface: INTERFACE_DEFAULTS,
    list: LIST_DEFAULTS,
    quickOpen: QUICK_OPEN_DEFAULTS,
    shortcuts: SHORTCUT_DEFAULTS,
    updates: UPDATE_DEFAULTS,
    machines: {},
    machineDefaults: MACHINE_DEFAULTS,
    messageDefaults: DEFAULT_TEMPLATES,
    ...change,
  };
}
