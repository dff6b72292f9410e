import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { FakeLog } from '../testing/fake-log';
import { temporaryFolder } from '../testing/temporary-folder';
import { AccountStore } from './store';

const REST = {
  name: 'A',
  region: 'cn-north-4',
  project: '',
  endpoints: {},
  trustedCa: '',
  consoleHosts: [],
};
const LOGIN = { kind: 'password', domainName: 'd', userName: 'u' } as const;

test('a list of version 1 becomes one of version 2, entry by entry', () => {
  const file = path.join(temporaryFolder(), 'accounts.json');
  const old = { id: 'a1', details: { ...REST, domainName: 'd', userName: 'u' } };
  fs.writeFileSync(file, JSON.stringify({ version: 1, accounts: [old, { id: 'a2' }, 7] }));
  const log = new FakeLog();
  const store = new AccountStore(file, log);
  const accounts = store.load();
  expect(accounts).toEqual([{ id: 'a1', details: { ...REST, login: LOGIN } }]);
  expect(log.lines).toHaveLength(2);
  store.save(accounts);
  expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toEqual({ version: 2, accounts });
  expect(store.load()).toEqual(accounts);
});

test('every way to sign in is kept, and none of its secrets', () => {
  const file = path.join(temporaryFolder(), 'accounts.json');
  const store = new AccountStore(file, new FakeLog());
  const logins = [
    LOGIN,
    { ...LOGIN, kind: 'password-mfa', userId: 'id' },
    { kind: 'access-key', accessKey: 'AK' },
    { kind: 'temporary-key', accessKey: 'AK' },
    { kind: 'token' },
  ] as const;
  const accounts = logins.map((login, index) => ({
    id: `a${index}`,
    details: { ...REST, login },
  }));
  store.save(accounts);
  expect(store.load()).toEqual(accounts);
});
