import { expect, it } from 'vitest';
import { parsePasswdLine } from './account.mjs';

it('reads a line of the user database', () => {
  expect(parsePasswdLine('ann:x:1000:1001:Ann,,,:/home/ann:/bin/bash\n')).toEqual({
    name: 'ann',
    uid: 1000,
    gid: 1001,
    home: '/home/ann',
  });
  expect(parsePasswdLine('')).toBeUndefined();
});
