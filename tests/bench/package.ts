import { layouts } from '../../build/lib/package-layout.mjs';
import { packageSizes } from '../../build/lib/package-sizes.mjs';
import { tell } from './report';

const MIB = 1024 ** 2;

/** What the parts of the package take on the disk; the runtime alone is what any Electron app takes. */
export function measurePackage(): void {
  const [layout] = layouts();
  if (layout === undefined) throw new Error('There is no package. Make one: npm run package');
  const { all, ...parts } = packageSizes(layout);
  const runtime = parts['runtime (Electron)'] / MIB;
  for (const [part, bytes] of Object.entries(parts)) {
    tell({ what: `Package: ${part}`, unit: 'MiB', digits: 2, ours: [bytes / MIB], control: null });
  }
  tell({
    what: 'Package: all',
    unit: 'MiB',
    digits: 2,
    ours: [all / MIB],
    control: { name: 'the runtime alone', values: [runtime] },
  });
}
