import type { UpdateState } from '../../../preload/contract/updates';
import { t } from '../../messages';
import { errorWords } from '../../messages/errors';

/** How it stands with newer versions, in a sentence or two. */
export function updateWords(state: UpdateState): string {
  switch (state.state) {
    case 'off':
      return t(`updates.off.${state.why}`);
    case 'idle':
      return t('updates.idle');
    case 'checking':
      return t('updates.checking');
    case 'none':
      return t('updates.none', { at: new Date(state.at).getTime() });
    case 'available':
      return t('updates.available', { version: state.version });
    case 'downloading':
      return t('updates.downloading', { version: state.version, percent: state.percent });
    case 'ready':
      return t('updates.ready', { version: state.version });
    case 'failed': {
      const { sentence, help } = errorWords(state.error);
      return `${sentence} ${help}`;
    }
  }
}
