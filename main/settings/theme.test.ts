import { expect, test } from 'vitest';
import type { Settings as AllSettings, Theme } from '../../preload/contract/settings';
import { settingsWith } from '../testing/settings';
import { showTheme } from './theme';

const having = (theme: Theme): AllSettings =>
  settingsWith({ interface: { language: 'system', theme, refreshMinutes: 5 } });

test('the chosen theme is shown, at the start and after a change, and set only when it is another', () => {
  const set: Theme[] = [];
  let shown: Theme = 'system';
  const native = {
    get themeSource(): Theme {
      return shown;
    },
    set themeSource(theme: Theme) {
      shown = theme;
      set.push(theme);
    },
  };
  let change: (settings: AllSettings) => void = () => undefined;
  showTheme({ all: having('dark'), onChange: (listener) => (change = listener) }, native);
  change(having('dark'));
  change(having('light'));
  change(having('system'));
  expect(set).toEqual(['dark', 'light', 'system']);
});
