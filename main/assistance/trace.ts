import type { SessionEnd, SessionNews } from '../../preload/contract/sessions';
import type { Happening } from '../activity/activity';

/** What the activity log is told of a session, without the machine. */
type Step = Extract<Happening, { readonly kind: 'assistance-reached' | 'assistance-ended' }>;

const ENDED_BY = { technician: 'technician', limit: 'time-limit', others: 'cloud' } as const;

/** The end of a session, for the log. */
export function endOf(by: SessionEnd['by']): Step {
  return { kind: 'assistance-ended', facts: { by: ENDED_BY[by] } };
}

/** What of the news of a session belongs into the log; undefined when nothing has happened to it. */
export function stepOf(news: SessionNews): Step | undefined {
  if (news.news === 'ended') return endOf(news.end.by);
  if (news.news !== 'stage' || news.stage === 'asked') return undefined;
  return { kind: 'assistance-reached', facts: { state: news.stage } };
}
