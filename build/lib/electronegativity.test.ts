import { expect, test } from 'vitest';
import { faultsOf, findingsOf, PLANTED } from './electronegativity.mjs';

const result = (ruleId: string, uri: string, startLine: number) => ({
  ruleId,
  locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine } } }],
});

const SCRIPTS = {
  'main/index.js': `shell.openExternal(link);\n${PLANTED}`,
  'main/other.js': `nothing();\n${PLANTED}`,
};

test('what was planted is no finding of ours, and shows which scripts were read', () => {
  const results = [
    result('OPEN_EXTERNAL_JS_CHECK', 'main/index.js', 1),
    result('NODE_INTEGRATION_JS_CHECK', 'main/index.js', 2),
    result('SANDBOX_JS_CHECK', 'main/index.js', 2),
    result('CSP_GLOBAL_CHECK', 'file:///', 1),
  ];
  expect(findingsOf(results, SCRIPTS)).toEqual({
    findings: [
      { rule: 'OPEN_EXTERNAL_JS_CHECK', part: 'main', code: 'shell.openExternal(link);' },
      { rule: 'CSP_GLOBAL_CHECK', part: '', code: '' },
    ],
    unread: ['main/other.js'],
  });
});

test('what is not explained fails, and so does an explanation of nothing, or none', () => {
  const found = { rule: 'A', part: 'main', code: 'a();' };
  const why = 'It is meant so.';
  expect(faultsOf([found], [{ ...found, why }])).toEqual([]);
  expect(faultsOf([found], [])).toEqual(['not explained: A | main | a();']);
  expect(faultsOf([], [{ ...found, why }])).toEqual(['not found any more: A | main | a();']);
  expect(faultsOf([found], [{ ...found, why: ' ' }])).toHaveLength(1);
});
