import type { Theme } from '../../preload/contract/settings';
import type { Settings } from './settings';

/** The part of Electron's `nativeTheme` that is used: pages and the system's own dialogs follow it. */
interface NativeTheme {
  themeSource: Theme;
}

/** Shows the theme that was chosen, now and after every change. */
export function showTheme(settings: Pick<Settings, 'all' | 'onChange'>, native: NativeTheme): void {
  const show = (theme: Theme): void => {
    // Setting it draws all windows anew.
    if (native.themeSource !== theme) native.themeSource = theme;
  };
  show(settings.all.interface.theme);
  settings.onChange(({ interface: { theme } }) => show(theme));
}
