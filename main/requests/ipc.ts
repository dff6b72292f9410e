import type { HandlersOf } from '../ipc/handle';
import type { Requests } from './requests';

export function requestCalls(requests: Requests): HandlersOf<'requests'> {
  return { 'requests:answer': ({ id, outcome }) => requests.answer(id, outcome) };
}
