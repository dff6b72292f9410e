import type { MessageLanguage } from '../../../preload/contract/invitation';

/** English as it is written outside America: no reader takes the month for the day. */
const LOCALES: Readonly<Record<MessageLanguage, string>> = { en: 'en-GB', 'zh-CN': 'zh-CN' };

/**
 * When a session ends, for a helper who may be in another time zone: the time of day with the technician's
 * zone, and the day unless it is today there.
 * @param expiresAt ISO 8601
 * @param timeZone IANA name; without one, that of this computer
 * @returns empty for what is no time
 */
export function expiryText(
  expiresAt: string,
  language: MessageLanguage,
  now: Date,
  timeZone?: string,
): string {
  const at = new Date(expiresAt);
  if (Number.isNaN(at.getTime())) return '';
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'full', ...zone });
  const isToday = day.format(at) === day.format(now);
  return new Intl.DateTimeFormat(LOCALES[language], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    ...(isToday ? {} : { weekday: 'short', day: 'numeric', month: 'long' }),
    ...zone,
  }).format(at);
}
