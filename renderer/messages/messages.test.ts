import { IntlMessageFormat } from 'intl-messageformat';
import { afterEach, describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../preload/contract/errors';
import en from './en.json';
import { errorWords } from './errors';
import { language, localeFor } from './language.svelte';
import zhCN from './zh-CN.json';

type Catalogue = Readonly<Record<string, string>>;
const CATALOGUES: Readonly<Record<string, Catalogue>> = { en, 'zh-CN': zhCN };
const SOURCES: Readonly<Record<string, string>> = import.meta.glob(
  ['../**/*.{ts,svelte}', '!../**/*.test.ts'],
  { query: '?raw', import: 'default', eager: true },
);

/** The parser's number for plain text; its enum is not exported where we could reach it. */
const LITERAL = 0;

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** Names of the arguments of a message, with the cases of each `select`: those must agree, too. */
function argumentsOf(ast: Ast): string[] {
  const found = ast.flatMap((element): string[] => {
    if ('options' in element) {
      const options = Object.entries(element.options).map(
        ([name, option]) => [name, option.value] as const,
      );
      // Plural cases differ between languages, those of a select do not.
      const cases = 'pluralType' in element ? [] : options.map(([name]) => name).sort();
      return [
        [element.value, ...cases].join(' '),
        ...options.flatMap(([, value]) => argumentsOf(value)),
      ];
    }
    const type: number = element.type;
    return 'value' in element && type !== LITERAL ? [element.value] : [];
  });
  return [...new Set(found)].sort();
}

function argumentsIn(text: string, locale: string): string[] {
  return argumentsOf(new IntlMessageFormat(text, locale).getAst());
}

/** Every literal of the sources that could be a key, and every template given to `t`. */
function candidates(): { literals: Set<string>; templates: RegExp[] } {
  const text = Object.values(SOURCES).join('\n');
  const literals = new Set([...text.matchAll(/'([\w.-]+)'/g)].map(([, key]) => key ?? ''));
  const templates = [...text.matchAll(/\bt\(\s*`([\w.-]*\$\{[^`{}]*\}[\w.-]*)`/g)].map(
    ([, template = '']) => {
      const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
      return new RegExp(`^${parts.join('[\\w-]+')}$`);
    },
  );
  return { literals, templates };
}

afterEach(() => {
  language.choose('en');
});

describe('The catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(zhCN).sort()).toEqual(Object.keys(en).sort());
  });

  it('are in the same order, for whoever translates', () => {
    expect(Object.keys(zhCN)).toEqual(Object.keys(en));
  });

  it('say everything with the same arguments', () => {
    for (const [key, english] of Object.entries(en)) {
      const chinese = CATALOGUES['zh-CN']?.[key] ?? '';
      expect([english.trim(), chinese.trim()], key).not.toContain('');
      expect(argumentsIn(chinese, 'zh-CN'), key).toEqual(argumentsIn(english, 'en'));
    }
  });

  it('are looked for in all sources', () => {
    expect(Object.keys(SOURCES).length).toBeGreaterThan(50);
  });

  it('hold no key that the sources do not use', () => {
    const { literals, templates } = candidates();
    const unused = Object.keys(en).filter(
      (key) => !literals.has(key) && !templates.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  it('hold every key that the sources build', () => {
    const { templates } = candidates();
    const keys = Object.keys(en);
    const empty = templates.filter((pattern) => !keys.some((key) => pattern.test(key)));
    expect(empty.map(({ source }) => source)).toEqual([]);
  });
});

describe('Errors', () => {
  it.each(['en', 'zh-CN'] as const)('all have two sentences in %s, whatever is known', (locale) => {
    language.choose(locale);
    const params = { host: 'iam.example.com', action: 'a:b:c', seconds: '7', project: 'p' };
    for (const code of ERROR_CODES) {
      for (const given of [{ params }, { params: { host: '' } }, {}]) {
        const { sentence, help } = errorWords({ code, fix: 'none', ...given });
        expect(sentence, code).toMatch(/[.。]$/);
        expect(help, code).toMatch(/[.。]$/);
        expect(`${sentence}${help}`, code).not.toMatch(/[{}]|undefined|none| {2}/);
      }
    }
  });
});

describe('The language', () => {
  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['en-GB', 'en'],
    ['de-DE', 'en'],
    ['zha', 'en'],
    ['', 'en'],
  ])('for %s is %s', (tag, expected) => {
    expect(localeFor(tag)).toBe(expected);
  });
});
