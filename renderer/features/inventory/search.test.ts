import { describe, expect, it } from 'vitest';
import { finds, normalise, stateText, words } from './search';

const row = {
  haystack: normalise('SH-FIN-0042\n陈静\n10.24.0.7'),
  states: stateText(['desktop', 'Disconnected', 'UNABLE_TO_CONNECT', '已断开']),
};

describe('Search', () => {
  it.each([
    ['', true],
    ['0042 fin', true],
    ['FIN 陈静', true],
    ['ＳＨ－ＦＩＮ', true],
    ['disc', true],
    ['unable_to', true],
    ['断开', true],
    // "connected" is not how any state of this machine begins.
    ['connected', false],
    ['0042 hr', false],
  ])('%j: %s', (text, found) => {
    expect(finds(row, words(text))).toBe(found);
  });
});
