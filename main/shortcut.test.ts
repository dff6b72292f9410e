import { expect, test } from 'vitest';
import { GlobalShortcut, type Shortcuts } from './shortcut';

/** The keys of a system, some of which other programs have. */
class FakeShortcuts implements Shortcuts {
  readonly registered = new Map<string, () => void>();
  readonly taken = new Set<string>();

  register(accelerator: string, pressed: () => void): boolean {
    if (this.taken.has(accelerator)) return false;
    this.registered.set(accelerator, pressed);
    return true;
  }

  unregister(accelerator: string): void {
    this.registered.delete(accelerator);
  }
}

test('listens to one combination at a time, and to none', () => {
  const system = new FakeShortcuts();
  let pressed = 0;
  const shortcut = new GlobalShortcut(system, () => (pressed += 1));
  shortcut.use('Alt+Space');
  system.registered.get('Alt+Space')?.();
  expect(pressed).toBe(1);
  shortcut.use('CommandOrControl+Alt+K');
  expect([...system.registered.keys()]).toEqual(['CommandOrControl+Alt+K']);
  shortcut.use('none');
  expect(system.registered.size).toBe(0);
});

test('keys that another program has are refused, and those before go on working', () => {
  const system = new FakeShortcuts();
  const shortcut = new GlobalShortcut(system, () => undefined);
  shortcut.use('Alt+Space');
  system.taken.add('CommandOrControl+Alt+K');
  expect(() => shortcut.use('CommandOrControl+Alt+K')).toThrow('shortcut-taken');
  expect([...system.registered.keys()]).toEqual(['Alt+Space']);
  shortcut.use('Alt+Space');
  expect(system.registered.size).toBe(1);
});
