import type { AccountDetails } from '../../preload/contract/models';

/** The practice region's own account: where it runs and who signs in. */
export interface PracticeLogin {
  readonly url: string;
  readonly domainName: string;
  readonly userName: string;
  readonly password: string;
  readonly region: string;
}

export const PRACTICE_ID = 'practice';

export function practiceDetails(login: PracticeLogin): AccountDetails {
  const { url, domainName, userName, region } = login;
  return {
    name: 'Practice region',
    login: { kind: 'password', domainName, userName },
    region,
    project: '',
    endpoints: { iam: url, workspace: url, clouddc: url },
    trustedCa: '',
    consoleHosts: [],
  };
}
