/**
 * Every shape in which the cloud says no, by name: for the fault script. Statuses, codes and shapes
 * are those of sections 2, 3.4 and 6; texts that are not published are ours.
 */
import {
  type Answer,
  clouddcDenied,
  clouddcRefusal,
  GATEWAY,
  gatewayRefusal,
  keystoneRefusal,
  keystoneUnauthorized,
  Refusal,
  workspaceDenied,
  workspaceRefusal,
} from './answer';

const HTML = { 'Content-Type': 'text/html' } as const;

/** A page as proxies and portals send it instead of an answer. */
export const htmlPage = (title: string): string =>
  `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;

const plain = (answer: Answer): Refusal => new Refusal(answer);

const REFUSALS = {
  // 400
  'gateway-bad-request': gatewayRefusal(400, '0201', 'Bad request'),
  'workspace-bad-request': workspaceRefusal(400, '0001', 'Invalid request.', 'limit is invalid'),
  'clouddc-bad-value': clouddcRefusal(400, '0001', 'Invalid parameter value: marker'),
  'clouddc-not-ready': clouddcRefusal(400, '0101', 'The server is not ready.'),
  'keystone-bad-request': keystoneRefusal(400, 'Bad Request', 'auth: Required'),
  // 401
  'token-not-found': GATEWAY.noToken(),
  'token-unreadable': GATEWAY.badToken(),
  'token-stale': GATEWAY.staleToken(),
  'signature-wrong': GATEWAY.badSignature('GET\n/\n\nhost:example\n\nhost\n'),
  'signature-expired': GATEWAY.signatureExpired('20200608T023900Z', '20200608T025501Z'),
  'key-unknown': GATEWAY.unknownKey('PRACTICEACCESSKEY000'),
  'key-locked': GATEWAY.lockedKey(),
  'security-token-expired': GATEWAY.expiredSecurityToken(),
  'gateway-unauthorized': gatewayRefusal(401, '0305', 'Incorrect authentication information'),
  'clouddc-unauthorized': clouddcRefusal(401, '0003', 'Unauthorized.'),
  'keystone-unauthorized': keystoneUnauthorized(),
  'iam-unauthorized': plain({
    status: 401,
    body: { error_msg: 'Authentication failed', error_code: 'IAM.0007' },
  }),
  'iam-wrong-password': plain({
    status: 401,
    body: { error_msg: 'The username or password is wrong.', error_code: '1103' },
  }),
  // 403
  'gateway-not-allowed': GATEWAY.notAllowed(),
  'project-frozen': gatewayRefusal(403, '0310', 'The project is unavailable'),
  'address-not-allowed': gatewayRefusal(403, '0402', 'The IP address is not allowed to access'),
  'region-not-allowed': gatewayRefusal(403, '0802', 'The IAM user is forbidden in this region'),
  'workspace-denied': workspaceDenied('workspace:desktops:list', 'bm90LWZyb20taGVyZQ=='),
  'workspace-not-enabled': workspaceRefusal(
    403,
    '00010099',
    'The Workspace service is not enabled in this project.',
  ),
  'clouddc-denied': clouddcDenied('clouddc:imetal:list'),
  'keystone-forbidden': keystoneRefusal(
    403,
    'Forbidden',
    'You are not authorized to perform the requested action.',
  ),
  // 404
  'not-published': GATEWAY.notPublished(),
  'workspace-not-found': workspaceRefusal(404, '0202', 'The resource does not exist.'),
  'clouddc-not-found': clouddcRefusal(404, '0100', 'The server does not exist.'),
  'keystone-not-found': keystoneRefusal(404, 'Not Found', 'Could not find it.'),
  'empty-not-found': plain({ status: 404 }),
  // 409
  'workspace-conflict': workspaceRefusal(
    409,
    '00010032',
    'The operation conflicts with the current status of the desktop.',
  ),
  'keystone-conflict': keystoneRefusal(409, 'Conflict', 'Conflict occurred.'),
  // 429
  'gateway-throttled': GATEWAY.throttled('user', 5, '1 second'),
  'gateway-throttled-long': GATEWAY.throttled('user', 200, '5 minute'),
  'gateway-throttled-ip': GATEWAY.throttled('ip', 5, '1 second'),
  'workspace-throttled': workspaceRefusal(429, '0429', 'Too many requests.'),
  'clouddc-throttled': clouddcRefusal(429, '0005', 'Too many requests.'),
  'keystone-throttled': keystoneRefusal(429, 'Too Many Requests', 'Too many requests.'),
  'empty-throttled': plain({ status: 429, headers: { 'Retry-After': '2' } }),
  // 5xx
  'workspace-error': workspaceRefusal(500, '00000003', 'The task data does not exist.'),
  'workspace-not-found-500': workspaceRefusal(500, '0202', 'The resource does not exist.'),
  'clouddc-error': clouddcRefusal(500, '0099', 'Internal error.'),
  'keystone-error': keystoneRefusal(500, 'Internal Server Error', 'An unexpected error occurred.'),
  'gateway-error': gatewayRefusal(500, '0601', 'Internal server error'),
  'html-error': plain({ status: 500, headers: HTML, body: htmlPage('Internal Server Error') }),
  'backend-down': gatewayRefusal(502, '0201', 'Backend unavailable'),
  'html-bad-gateway': plain({ status: 502, headers: HTML, body: htmlPage('502 Bad Gateway') }),
  'gateway-unavailable': gatewayRefusal(503, '0605', 'Backend domain name resolution failed'),
  'empty-unavailable': plain({ status: 503 }),
  'backend-timeout': gatewayRefusal(504, '0201', 'Backend timeout'),
} as const satisfies Readonly<Record<string, Refusal>>;

export type RefusalName = keyof typeof REFUSALS;

/** All names, for tests that go through them. */
export const REFUSAL_NAMES = Object.keys(REFUSALS).filter((name): name is RefusalName =>
  Object.hasOwn(REFUSALS, name),
);

export const refusalAnswer = (name: RefusalName): Answer => REFUSALS[name].answer;
