import { expect, it } from 'vitest';
import { appEnvironment, testEnvironment } from './environment.mjs';

const account = { name: 'somebody', uid: 4242, gid: 4242, home: '/nonexistent' };

it("keeps npm's settings and switches of Electron from the app", () => {
  const from = {
    PATH: '/bin',
    LANG: 'zh_CN.UTF-8',
    npm_config_registry: 'x',
    NODE_OPTIONS: '-r y',
  };
  expect(appEnvironment(undefined, from)).toEqual({ PATH: '/bin', LANG: 'zh_CN.UTF-8' });
});

it("replaces root's own places when another user runs the app", () => {
  const from = {
    HOME: '/root',
    TMPDIR: '/root/tmp',
    XDG_CONFIG_HOME: '/root/.config',
    DISPLAY: ':1',
  };
  const env = appEnvironment(account, from);
  expect(env).toMatchObject({ HOME: '/nonexistent', USER: 'somebody', DISPLAY: ':1' });
  expect(Object.values(env).join()).not.toContain('/root');
});

it.runIf(process.platform === 'linux')('lets nothing of a desktop session reach the tests', () => {
  const from = {
    PATH: '/bin',
    DISPLAY: ':0',
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x',
    LANG: 'zh_CN.UTF-8',
    CRASHCART_TOUR_DIR: '/t',
  };
  expect(testEnvironment(undefined, from)).toEqual({
    PATH: '/bin',
    LANG: 'C.UTF-8',
    CRASHCART_TOUR_DIR: '/t',
  });
});
