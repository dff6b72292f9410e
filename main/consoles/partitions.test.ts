import { expect, test } from 'vitest';
import { Partitions } from './partitions';

test('each is in memory, and used by one at a time', () => {
  const partitions = new Partitions();
  const one = partitions.take('a1 https://vnc.example');
  const other = partitions.take('a1 https://vnc.example');
  expect(one).not.toBe(other);
  expect(one).toMatch(/^console-[0-9a-f-]{36}$/);
});

test('one that was given back is used again, once', () => {
  const partitions = new Partitions();
  const first = partitions.take('a1 https://vnc.example');
  partitions.giveBack(first);
  expect(partitions.take('a1 https://vnc.example')).toBe(first);
  expect(partitions.take('a1 https://vnc.example')).not.toBe(first);
});

test('never for another account, and never for another host', () => {
  const partitions = new Partitions();
  const first = partitions.take('a1 https://vnc.example');
  partitions.giveBack(first);
  expect(partitions.take('a2 https://vnc.example')).not.toBe(first);
  expect(partitions.take('a1 https://other.example')).not.toBe(first);
});

test('what it has not given out it does not take', () => {
  const partitions = new Partitions();
  partitions.giveBack('console-1');
  expect(partitions.take('a1 https://vnc.example')).not.toBe('console-1');
});

test('one that was retired is not used again', () => {
  const partitions = new Partitions();
  const first = partitions.take('a1 https://vnc.example');
  partitions.retire(first);
  partitions.giveBack(first);
  expect(partitions.take('a1 https://vnc.example')).not.toBe(first);
});
