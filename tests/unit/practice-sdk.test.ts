/**
 * The cloud's own SDK, pointed at the practice region: it must not be able to tell it from the cloud.
 * @see {@link https://github.com/huaweicloud/huaweicloud-sdk-nodejs-v3} The SDK
 */
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials';
import { GlobalCredentials } from '@huaweicloud/huaweicloud-sdk-core/auth/GlobalCredentials';
import type { ICredential } from '@huaweicloud/huaweicloud-sdk-core/auth/ICredential';
import { HcClient } from '@huaweicloud/huaweicloud-sdk-core/HcClient';
import { DefaultHttpClient } from '@huaweicloud/huaweicloud-sdk-core/http/DefaultHttpClient';
import { type Logger, LogLevel } from '@huaweicloud/huaweicloud-sdk-core/logger';
import type { SdkResponse } from '@huaweicloud/huaweicloud-sdk-core/SdkResponse';
import { Region } from '@huaweicloud/huaweicloud-sdk-core/region/region';
import {
  CreateTemporaryAccessKeyByTokenRequest,
  CreateTemporaryAccessKeyByTokenRequestBody,
  IamClient,
  IdentityToken,
  KeystoneCreateUserTokenByPasswordAndMfaRequest,
  KeystoneCreateUserTokenByPasswordRequest,
  KeystoneListProjectsRequest,
  TokenAuth,
  TokenAuthIdentity,
} from '@huaweicloud/huaweicloud-sdk-iam/v3/public-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createPracticeRegion,
  INSTANT_TIMINGS,
  type PracticeRegion,
} from '../../main/practice/region';

interface SdkKeys {
  readonly ak: string;
  readonly sk: string;
  readonly securityToken?: string;
}

let region: PracticeRegion;
let keys: SdkKeys;
beforeAll(async () => {
  // By the computer's clock: the SDK signs by that.
  region = await createPracticeRegion({
    estate: { desktops: 40, servers: 12 },
    timings: INSTANT_TIMINGS,
  });
  const { accessKey, secretKey } = region.signIns.accessKey;
  keys = { ak: accessKey, sk: secretKey };
});
afterAll(() => region.close());

const SCOPE = { project: { name: 'practice-1' } };

const nothing = (): void => undefined;
/** The SDK prints whole requests when one is refused. */
const SILENT: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

/** As the SDK's builder makes it, but for the id that the builder writes into the user's home. */
const client = (credential: ICredential): HcClient =>
  new HcClient(new DefaultHttpClient({ logger: SILENT }, [region.url]))
    .withEndpoints([region.url])
    .withCredential(credential);

const iam = (): IamClient =>
  new IamClient(client(new GlobalCredentials({ ...keys, domainId: 'd'.repeat(32) })));

/** For the services that have no package of their own: Workspace and CloudDC. */
const service = (credentials: SdkKeys = keys): HcClient =>
  client(new BasicCredentials({ ...credentials, projectId: region.projectId() }));

interface Asked {
  readonly url: string;
  readonly method?: string;
  readonly queryParams?: Record<string, unknown>;
  readonly data?: Record<string, unknown>;
}

/** Sends a call as the SDK's generated clients do: with `{}` where there is no body. */
function ask(service: HcClient, asked: Asked): Promise<SdkResponse> {
  const { method = 'GET', url, queryParams = {}, data = {} } = asked;
  const contentType = 'application/json';
  return service.sendRequest({
    method,
    url,
    contentType,
    queryParams,
    pathParams: {},
    headers: {},
    data,
  });
}

function userOf(signIn: { readonly userName: string; readonly password: string }) {
  const domain = { name: region.credentials.domainName };
  return { name: signIn.userName, password: signIn.password, domain };
}

describe('the SDK of IAM', () => {
  it('gets a token with a password', async () => {
    const password = { user: userOf(region.signIns.password) };
    const auth = { identity: { methods: ['password'], password }, scope: SCOPE };
    const request = new KeystoneCreateUserTokenByPasswordRequest();
    Object.assign(request, { nocatalog: 'true', body: { auth } });
    const answer = await iam().keystoneCreateUserTokenByPassword(request);
    expect(answer.httpStatusCode).toBe(201);
    expect(Reflect.get(answer, 'X-Subject-Token')).toMatch(/^MII/);
    expect(answer.token).toMatchObject({ methods: ['password'], project: SCOPE.project });
  });

  it('gets a token with a password and a passcode', async () => {
    const { mfa } = region.signIns;
    const totp = { user: { id: mfa.userId, passcode: region.passcode() } };
    // Not the SDK's own enum, whose value for it is ` totp`.
    const identity = { methods: ['password', 'totp'], password: { user: userOf(mfa) }, totp };
    const request = new KeystoneCreateUserTokenByPasswordAndMfaRequest();
    Object.assign(request, { body: { auth: { identity, scope: SCOPE } } });
    const answer = await iam().keystoneCreateUserTokenByPasswordAndMfa(request);
    expect(answer).toMatchObject({
      httpStatusCode: 201,
      token: { methods: ['password', 'totp'], user: { id: mfa.userId } },
    });
  });

  it('lists projects, with a query that needs encoding', async () => {
    const own = await iam().keystoneListAuthProjects();
    expect(own.projects?.map(({ name }) => name)).toContain('practice-1_lab');
    for (const name of ['practice-1', "一 (&=?!#%.*)+/'~@:$,;"]) {
      const found = await iam().keystoneListProjects(
        new KeystoneListProjectsRequest().withName(name),
      );
      expect(found).toMatchObject({ httpStatusCode: 200 });
      expect(found.projects?.map((one) => one.name)).toEqual(name === 'practice-1' ? [name] : []);
    }
    const domains = await iam().keystoneListAuthDomains();
    expect(domains.domains?.[0]?.name).toBe(region.credentials.domainName);
  });

  it('gets temporary keys, which sign too', async () => {
    const identity = new TokenAuthIdentity(['token']);
    identity.withToken(new IdentityToken().withDurationSeconds(1800));
    const request = new CreateTemporaryAccessKeyByTokenRequest();
    request.withBody(new CreateTemporaryAccessKeyByTokenRequestBody(new TokenAuth(identity)));
    const { credential } = await iam().createTemporaryAccessKeyByToken(request);
    const {
      access: ak = '',
      secret: sk = '',
      securitytoken: securityToken = '',
    } = credential ?? {};
    const url = `/v1/${region.projectId()}/physicalservers`;
    const answer = await ask(service({ ak, sk, securityToken }), { url });
    expect(answer).toMatchObject({ httpStatusCode: 200, count: 12 });
  });
});

describe('the SDK’s core', () => {
  it('makes signed calls with queries and bodies that need encoding', async () => {
    const desktop = region.desktop('设计-王芳-01');
    const listed = await ask(service(), {
      url: `/v2/${region.projectId()}/connect-desktops`,
      queryParams: { user_names: ['王芳', 'Ann Lee', "a+b&c=d/e*~'()!"], limit: 100, offset: 0 },
    });
    const desktops = [{ desktop_id: desktop.id, desktop_name: desktop.name }];
    expect(listed).toMatchObject({ httpStatusCode: 200, total_count: 1, desktops });
    expect(region.requests.at(-1)?.query['user_names']).toContain("a+b&c=d/e*~'()!");

    const told = await ask(service(), {
      method: 'POST',
      url: `/v2/${region.projectId()}/desktops/notifications`,
      queryParams: { note: '一 &+%' },
      data: { desktop_ids: [desktop.id], notifications: 'In fünf Minuten: 重启 💻' },
    });
    expect(told).toMatchObject({ httpStatusCode: 200 });
    expect(told).toHaveProperty('job_id');
  });

  it('finds the project of a region by itself', async () => {
    const credentials = new BasicCredentials(keys).withIamEndpoint(region.url);
    const regional = client(credentials).withRegion(new Region('practice-1', region.url));
    await ask(regional, { url: '/v2/{project_id}/desktops', queryParams: { limit: 1 } });
    expect(credentials.projectId).toBe(region.projectId());
    const { headers } = region.requests.at(-1) ?? {};
    expect(headers?.['x-project-id']).toBe(region.projectId());
  });

  it('reads a refusal', async () => {
    const refused = ask(service({ ...keys, sk: 'wrong' }), { url: '/v3/auth/projects' });
    await expect(refused).rejects.toMatchObject({
      httpStatusCode: 401,
      errorCode: 'APIGW.0301',
      errorMsg: expect.stringContaining('verify aksk signature fail') as unknown,
      requestId: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
    });
  });
});
