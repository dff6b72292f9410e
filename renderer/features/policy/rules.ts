import { POLICY_KEYS, type PolicyKey, type PolicyRules } from '../../../preload/contract/policy';
import { SESSION_MINUTES, type SessionMinutes } from '../../../preload/contract/sessions';
import { t } from '../../messages';

/** A rule that holds here, in words. */
export interface RuleWords {
  readonly rule: PolicyKey;
  readonly label: string;
  readonly help: string;
  /** What holds, in two words. */
  readonly value: string;
}

const list = (texts: readonly string[]): string => texts.join(', ');

/** What a rule says in two words, and what it names; null for one that restricts nothing. */
function wordsOf(rules: PolicyRules, rule: PolicyKey): { value: string; list: string } | null {
  switch (rule) {
    case 'allowedEndpoints':
    case 'allowedConsoleHosts': {
      const hosts = rules[rule] ?? [];
      return hosts.length === 0
        ? null
        : { value: t('policy.hosts', { count: hosts.length }), list: list(hosts) };
    }
    case 'allowedSignIn': {
      const ways = rules.allowedSignIn ?? [];
      const names = ways.map((way) => t(`signin.way.${way}`));
      return ways.length === 0
        ? null
        : { value: t('policy.ways', { count: ways.length }), list: list(names) };
    }
    case 'assistanceMinutes': {
      const minutes = rules.assistanceMinutes;
      return minutes === undefined ? null : { value: t('policy.minutes', { minutes }), list: '' };
    }
    case 'updateFeed': {
      const feed = rules.updateFeed;
      return feed === undefined ? null : { value: new URL(feed).host, list: feed };
    }
    case 'viewOnlyByDefault':
    case 'requireReason':
      return rules[rule] === true ? { value: t('policy.on'), list: '' } : null;
    case 'rememberCredentials':
    case 'typeClipboard':
    case 'copyInvitations':
    case 'takePictures':
    case 'practiceRegion':
    case 'updates':
      return rules[rule] === false ? { value: t('policy.off'), list: '' } : null;
  }
}

/** The time limits of sessions that can be chosen. */
export function allowedMinutes({ assistanceMinutes }: PolicyRules): readonly SessionMinutes[] {
  const most = assistanceMinutes ?? Infinity;
  return SESSION_MINUTES.filter((minutes) => minutes <= most);
}

/** The rules that restrict something, in the language in use. */
export function ruleWords(rules: PolicyRules): readonly RuleWords[] {
  return POLICY_KEYS.flatMap((rule) => {
    const words = wordsOf(rules, rule);
    if (words === null) return [];
    const help = t(`policy.${rule}.help`, { list: words.list });
    return [{ rule, label: t(`policy.${rule}`), help, value: words.value }];
  });
}
