import { request } from 'node:https';
import { z } from 'zod';
import type { Cloud } from './region';

interface Reply {
  readonly token: string;
  readonly body: unknown;
}

/** Asks a cloud as any other client would, and expects success. */
function ask(
  cloud: Cloud,
  method: 'GET' | 'POST',
  path: string,
  body: object | undefined,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asked = request(
      `${cloud.url}${path}`,
      {
        method,
        ca: cloud.account.trustedCa + cloud.certificate,
        agent: false,
        headers: { 'Content-Type': 'application/json', ...headers },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        response.on('end', () => {
          if (Math.floor((response.statusCode ?? 0) / 100) !== 2)
            reject(new Error(`${path}: ${text}`));
          const token = response.headers['x-subject-token'];
          resolve({ token: typeof token === 'string' ? token : '', body: JSON.parse(text) });
        });
      },
    );
    asked.on('error', reject);
    asked.end(body === undefined ? '' : JSON.stringify(body));
  });
}

/** A token made elsewhere, for the region's own project. */
export async function makeToken(cloud: Cloud): Promise<string> {
  const { domainName, userName, password, region } = cloud.account;
  const user = { name: userName, password, domain: { name: domainName } };
  const auth = {
    identity: { methods: ['password'], password: { user } },
    scope: { project: { name: region } },
  };
  return (await ask(cloud, 'POST', '/v3/auth/tokens', { auth })).token;
}

const keysBody = z.object({
  credential: z.object({ access: z.string(), secret: z.string(), securitytoken: z.string() }),
});

/** An access key with a security token, which end after 15 minutes. */
export async function makeTemporaryKeys(
  cloud: Cloud,
): Promise<z.output<typeof keysBody>['credential']> {
  const auth = { identity: { methods: ['token'], token: { duration_seconds: 900 } } };
  const headers = { 'X-Auth-Token': await makeToken(cloud) };
  const { body } = await ask(
    cloud,
    'POST',
    '/v3.0/OS-CREDENTIAL/securitytokens',
    { auth },
    headers,
  );
  return keysBody.parse(body).credential;
}

const consoleBody = z.object({ url: z.string() });

/** A link to the console of a desktop. */
export async function makeConsoleLink(cloud: Cloud, desktop: string): Promise<string> {
  const path = `/v2/${cloud.projectId()}/desktops/${cloud.desktop(desktop).id}/remote-consoles`;
  const headers = { 'X-Auth-Token': await makeToken(cloud) };
  return consoleBody.parse((await ask(cloud, 'GET', path, undefined, headers)).body).url;
}
