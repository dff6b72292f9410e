import { test } from '../fixtures';
for (const switches of [[], ['--disable-gpu'], ['--in-process-gpu', '--disable-gpu'], ['--use-gl=angle', '--use-angle=swiftshader'],['--disable-gpu-compositing']]) {
  test.describe(switches.join(' ') || 'none', () => {
    test.use({ switches });
    for (let i = 0; i < 3; i++) test('t' + i, async ({ computer, display }) => {
      const t0 = Date.now();
      const w = await computer.startFresh();
      const t1 = Date.now();
      await w.explore.waitFor();
      const t2 = Date.now();
      await computer.quit();
      const t3 = Date.now();
      console.log(switches.join(' '), 'start', t1 - t0, 'shown', t2 - t1, 'quit', t3 - t2);
    });
  });
}
