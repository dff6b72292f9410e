import { locale, t } from './index';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Fresh enough to say "just now": a number would only flicker. */
const JUST_NOW = 45_000;

const dates = new Map<string, Intl.DateTimeFormat>();

/** Made once: making one takes longer than filling in a row of the list. */
function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale()} ${JSON.stringify(options)}`;
  let format = dates.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale(), options);
    dates.set(key, format);
  }
  return format;
}

const relative = new Map<string, Intl.RelativeTimeFormat>();

function formatter(style: Intl.RelativeTimeFormatStyle): Intl.RelativeTimeFormat {
  const key = `${locale()} ${style}`;
  let format = relative.get(key);
  if (format === undefined) {
    format = new Intl.RelativeTimeFormat(locale(), { style, numeric: 'always' });
    relative.set(key, format);
  }
  return format;
}

/** How long ago something was, in words: "just now", "2 min ago". */
export function age(then: number, now: number): string {
  const elapsed = Math.max(0, now - then);
  if (Number.isNaN(elapsed)) return '';
  if (elapsed < JUST_NOW) return t('common.justNow');
  const short = formatter('short');
  if (elapsed < HOUR) return short.format(-Math.max(1, Math.round(elapsed / MINUTE)), 'minute');
  if (elapsed < DAY) return short.format(-Math.round(elapsed / HOUR), 'hour');
  return short.format(-Math.round(elapsed / DAY), 'day');
}

/** A moment of the next days: weekday and time of day. */
export function soon(then: number): string {
  if (Number.isNaN(then)) return '';
  return dateFormat({
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(then);
}

/** A moment in full, for tooltips. */
export function moment(then: number): string {
  if (Number.isNaN(then)) return '';
  return dateFormat({ dateStyle: 'medium', timeStyle: 'medium' }).format(then);
}

/** The day of a moment of any time. */
export function dayOf(then: number): string {
  if (Number.isNaN(then)) return '';
  return dateFormat({ dateStyle: 'medium' }).format(then);
}

/** The time of day of a moment, to the second. */
export function timeOf(then: number): string {
  if (Number.isNaN(then)) return '';
  return dateFormat({ timeStyle: 'medium' }).format(then);
}

/** What stands between two sentences: nothing in Chinese, whose full stop brings its own space. */
export function sentences(...parts: readonly string[]): string {
  return parts.join(locale() === 'zh-CN' ? '' : ' ');
}

/** The time of day. */
export function clockOf(then: number): string {
  if (Number.isNaN(then)) return '';
  return dateFormat({ hour: '2-digit', minute: '2-digit' }).format(then);
}

/** How much time is left: minutes and seconds in the last hour, else hours and minutes. */
export function timeLeft(then: number, now: number): string {
  const left = Math.max(0, Math.ceil((then - now) / 1000));
  if (Number.isNaN(left)) return '';
  const two = (number: number): string => String(number).padStart(2, '0');
  const [hours, minutes, seconds] = [
    Math.floor(left / 3600),
    Math.floor((left % 3600) / 60),
    left % 60,
  ];
  return hours === 0
    ? `${minutes}:${two(seconds)}`
    : t('common.hoursMinutes', { hours, minutes: two(minutes) });
}
