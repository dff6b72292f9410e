import { describe, expect, it } from 'vitest';
import { parseInstalled, parsePolicy } from './apt.mjs';
import { SYSTEM_PACKAGES, chooseNames, missingFrom, neededFor } from './system-packages.mjs';

const nameOf = ({ names }: { names: readonly string[] }) => names.at(-1);

describe('neededFor', () => {
  it('asks for a virtual display only where there is no other', () => {
    expect(neededFor('start', { display: true }).map(nameOf)).not.toContain('xvfb');
    expect(neededFor('start', { display: false }).map(nameOf)).toContain('xvfb');
  });

  it('asks for everything for the tests', () => {
    expect(neededFor('test', { display: true })).toEqual(SYSTEM_PACKAGES);
  });
});

describe('missingFrom', () => {
  it('accepts a package under its old and its new name', () => {
    const installed = new Set(['libgtk-3-0t64', 'libasound2', 'libnss3', 'libgbm1']);
    const missing = missingFrom(neededFor('start', { display: true }), installed);
    expect(missing.map(nameOf)).toEqual(['libsecret-1-0']);
  });
});

describe('chooseNames', () => {
  it('takes the name this distribution has, and tells what it has not', () => {
    const wanted = SYSTEM_PACKAGES.filter(({ names }) =>
      ['libasound2', 'chromium'].includes(names.at(-1) ?? ''),
    );
    const { names, unknown } = chooseNames(wanted, new Set(['libasound2t64']));
    expect(names).toEqual(['libasound2t64']);
    expect(unknown.map(nameOf)).toEqual(['chromium']);
  });
});

describe('the answers of dpkg and apt', () => {
  it('leaves out packages that were removed but for their settings', () => {
    const text = 'install ok installed\tlibnss3\ndeinstall ok config-files\txvfb\n';
    expect(parseInstalled(text)).toEqual(new Set(['libnss3']));
  });

  it('leaves out names that nothing can be installed for', () => {
    const text = [
      'libasound2:',
      '  Installed: (none)',
      '  Candidate: (none)',
      '  Version table:',
      'libasound2t64:',
      '  Installed: (none)',
      '  Candidate: 1.2.11-1build2',
      '  Version table:',
      '',
    ].join('\n');
    expect(parsePolicy(text)).toEqual(new Set(['libasound2t64']));
  });
});
