import { expect, test } from 'vitest';
import type { ProxyQuestion } from '../../preload/contract/models';
import { ProxyLogins } from './proxy-logins';

const challenge = (host: string) => ({ host, port: 3128, realm: 'corp', scheme: 'basic' });

function made(): { logins: ProxyLogins; asked: (ProxyQuestion | null)[] } {
  const asked: (ProxyQuestion | null)[] = [];
  return { logins: new ProxyLogins((question) => asked.push(question)), asked };
}

const given = (password: string) => ({ kind: 'given', userName: 'zoe', password }) as const;

test('one question for all who wait, one proxy after another, kept for later', async () => {
  const { logins, asked } = made();
  const waiting = [
    logins.login(challenge('one'), undefined),
    logins.login(challenge('one'), undefined),
    logins.login(challenge('two'), undefined),
  ];
  expect(asked.map((question) => question?.proxy)).toEqual(['one:3128']);
  logins.answer({ askId: asked[0]?.askId ?? '', login: given('pw1') });
  expect(asked.map((question) => question?.proxy)).toEqual(['one:3128', 'two:3128']);
  expect(logins.isAsking).toBe(true);
  logins.answer({ askId: asked[1]?.askId ?? '', login: { kind: 'declined' } });
  expect(asked.at(-1)).toBeNull();
  expect(logins.isAsking).toBe(false);
  const answers = (await Promise.all(waiting)).map((login) => login?.password.reveal());
  expect(answers).toEqual(['pw1', 'pw1', undefined]);
  const again = await logins.login(challenge('one'), undefined);
  expect(again?.password.reveal()).toBe('pw1');
  expect(asked).toHaveLength(3);
});

test('a refused login is asked for again, and said to be', async () => {
  const { logins, asked } = made();
  const first = logins.login(challenge('one'), undefined);
  logins.answer({ askId: asked[0]?.askId ?? '', login: given('wrong') });
  const refused = await first;
  const second = logins.login(challenge('one'), refused);
  expect(asked.at(-1)).toMatchObject({ proxy: 'one:3128', again: true });
  logins.answer({ askId: 'another', login: given('stray') });
  logins.answer({ askId: asked.at(-1)?.askId ?? '', login: given('right') });
  expect((await second)?.password.reveal()).toBe('right');
  // Who still has the old one refused gets the new one without a question.
  expect((await logins.login(challenge('one'), refused))?.password.reveal()).toBe('right');
});
