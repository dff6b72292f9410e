import type { AssistanceSession } from '../../../preload/contract/sessions';
import { t } from '../../messages';
import { errorWords } from '../../messages/errors';

/** A session's state in words, and the colour of its dot. */
export interface SessionWords {
  readonly text: string;
  readonly tone: 'ok' | 'warn' | 'bad' | 'idle';
}

export function sessionWords({ state }: AssistanceSession): SessionWords {
  switch (state.state) {
    case 'asking':
      return { text: t('sessions.state.asking'), tone: 'warn' };
    case 'unread':
      return { text: t('sessions.state.unread'), tone: 'idle' };
    case 'cancelling':
      return { text: t('assist.cancelling'), tone: 'warn' };
    case 'failed':
      return {
        text: t(`sessions.state.failed.${state.doing}`, {
          reason: errorWords(state.error).sentence,
        }),
        tone: 'bad',
      };
    case 'seen': {
      const { meaning, raw } = state.status;
      if (meaning === 'unknown') return { text: t('assist.status.unknown', { raw }), tone: 'warn' };
      return { text: t(`assist.status.${meaning}`), tone: meaning === 'open' ? 'ok' : 'warn' };
    }
  }
}
