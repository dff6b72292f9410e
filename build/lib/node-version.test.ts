import { expect, it } from 'vitest';
import { nodeVersionProblem } from './node-version.mjs';

it.each(['20.19.0', '20.20.2', '22.0.0', '100.1.0'])('accepts Node %s', (version) => {
  expect(nodeVersionProblem(version, '>=20.19')).toBeUndefined();
});

it.each(['18.20.4', '20.18.9', '20.2.0'])('refuses Node %s and says what is needed', (version) => {
  expect(nodeVersionProblem(version, '>=20.19')).toContain(`needs Node 20.19 or newer`);
});
