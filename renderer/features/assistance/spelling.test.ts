import { describe, expect, test } from 'vitest';
import { lookAlikesIn, spell } from './spelling';

const EVERYTHING = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

function said(code: string, language: 'en' | 'zh-CN'): string[] {
  return spell(code, language).map(({ kind, say }) => `${kind} ${say}`);
}

test('an English code', () => {
  expect(said('Z0O1I9', 'en')).toEqual([
    'letter Zulu',
    'digit zero',
    'letter Oscar',
    'digit one',
    'letter India',
    'digit nine',
  ]);
});

test('a Chinese code', () => {
  expect(said('Z0O17I', 'zh-CN')).toEqual([
    '字母 Zoo（动物园）的 Z',
    '数字 零',
    '字母 Orange（橙子）的 O',
    '数字 幺（一）',
    '数字 七',
    '字母 Ice（冰）的 I',
  ]);
});

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  test('every character of a code has words of its own', () => {
    const spelled = spell(EVERYTHING, language);
    expect(spelled.map(({ character }) => character).join('')).toBe(EVERYTHING);
    expect(spelled.filter(({ is }) => is === 'letter')).toHaveLength(26);
    expect(spelled.filter(({ is }) => is === 'digit')).toHaveLength(10);
    expect(new Set(spelled.map(({ say }) => say)).size).toBe(36);
    for (const { character, is, say } of spelled) {
      if (is === 'letter') expect(say.startsWith(character)).toBe(true);
    }
  });

  test('what is in no alphabet is said as it is', () => {
    expect(spell('-９', language).map(({ is, say }) => [is, say])).toEqual([
      ['other', '-'],
      ['other', '９'],
    ]);
    expect(spell('', language)).toEqual([]);
  });
});

test('what looks alike is found once each', () => {
  expect(lookAlikesIn('O0OI2345')).toEqual(['0', 'O', 'I']);
  expect(lookAlikesIn('ABCD2345')).toEqual([]);
});
