import type { HandlersOf } from '../ipc/handle';
import type { ProxyLogins } from './proxy-logins';

export function proxyCalls(logins: ProxyLogins): HandlersOf<'proxy'> {
  return { 'proxy:answer': (answer) => logins.answer(answer) };
}
