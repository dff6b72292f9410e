import type { AppInfo } from '../../../preload/contract/models';
import { t } from '../../messages';
import type { Settings } from '../../state/settings.svelte';
import type { MenuEntry } from '../../ui/menu-entry';

/** The line of a menu that keeps our windows out of shared screens and recordings, or says why not. */
export function captureEntry(settings: Settings, platform: AppInfo['platform']): MenuEntry {
  const isAble = platform !== 'linux';
  return {
    label: t('capture.hide'),
    hint: isAble ? t('capture.help') : t('capture.linux'),
    checked: isAble && settings.hidesFromCapture,
    disabled: !isAble,
    separated: true,
    run: () => void settings.setHidesFromCapture(!settings.hidesFromCapture),
  };
}
