/** What a handler answers with, and the error bodies of the three services. */

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Serialised as JSON; `undefined` is an empty body (204). */
  readonly body?: unknown;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });

/** Thrown anywhere while a request is served: its answer is sent instead. */
export class Refusal extends Error {
  constructor(readonly answer: Answer) {
    super(`refused with ${String(answer.status)}`);
    this.name = 'Refusal';
  }
}

/** Makes the "this request is malformed" refusal of one service; `detail` says what is wrong. */
export type BadRequest = (detail: string) => Refusal;

/**
 * The gateway's body `{error_msg, error_code, request_id}` (devg-apisign, api-sign-errorcode).
 * The request id is filled in when the answer is sent.
 */
export function gatewayRefusal(status: number, code: string, message: string): Refusal {
  return new Refusal({
    status,
    body: { error_msg: message, error_code: `APIGW.${code}`, request_id: REQUEST_ID },
  });
}

/** Stands for the request's own id in a body until the answer is sent. */
export const REQUEST_ID = '\u0000request-id';

/** APIGW.0301: every kind of wrong proof has this code, and words of its own. */
const wrongProof = (words: string): Refusal =>
  gatewayRefusal(401, '0301', `Incorrect IAM authentication information: ${words}`);

/**
 * What the gateway itself refuses. The words are those of the error table and of public reports; the
 * two about security tokens are not published, and ours.
 * @see {@link https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-errorcode.html} Error codes
 */
export const GATEWAY = {
  notPublished: () =>
    gatewayRefusal(
      404,
      '0101',
      'The API does not exist or has not been published in the environment',
    ),
  tooLarge: () => gatewayRefusal(413, '0201', 'Request entity too large'),
  addressTooLong: () => gatewayRefusal(414, '0201', 'Request URI too large'),
  headersTooLarge: () => gatewayRefusal(494, '0201', 'Request header or cookie too large'),
  noToken: () => wrongProof('x-auth-token not found'),
  badToken: () => wrongProof('decrypt token fail'),
  staleToken: () => gatewayRefusal(401, '0307', 'The token must be updated.'),
  /** With the canonical request as the gateway has it, `|` for line ends. */
  badSignature: (canonical?: string) =>
    wrongProof(
      `verify aksk signature fail${
        canonical === undefined ? '' : `, canonicalRequest:${canonical.replaceAll('\n', '|')}`
      }`,
    ),
  unknownKey: (accessKey: string) =>
    wrongProof(`Get secretKey failed,ak:${accessKey},err:ak not exist`),
  lockedKey: () => wrongProof('AK access failed to reach the limit,forbidden.'),
  signatureExpired: (signed: string, here: string) =>
    wrongProof(
      `calc aksk signature fail:signature expired, signature time:${signed},server time:${here}`,
    ),
  badSecurityToken: () => wrongProof('verify security token fail'),
  expiredSecurityToken: () => wrongProof('verify security token fail, the token has expired'),
  notAllowed: () =>
    gatewayRefusal(403, '0302', 'The IAM user is not allowed to access the API of this project'),
  /** `policy` says who has asked too often: a user, an address, or everybody. */
  throttled: (policy: 'user' | 'ip' | 'api', limit: number, time: string) =>
    gatewayRefusal(
      429,
      '0308',
      `The throttling threshold has been reached: policy ${policy} over ratelimit,limit:${String(limit)},time:${time}`,
    ),
} as const;

/** Workspace's body: four fields, the last only for policy denials (section 6). */
export function workspaceRefusal(
  status: number,
  code: string,
  message: string,
  detail = message,
): Refusal {
  return new Refusal({
    status,
    body: { error_code: `WKS.${code}`, error_msg: message, error_detail: detail },
  });
}

export const workspaceBadRequest: BadRequest = (detail) =>
  workspaceRefusal(400, '0001', 'Invalid request.', detail);

/**
 * What a policy denies, in Workspace's words. Its code is not published; the message is the one all
 * services write.
 */
export const workspaceDenied = (action: string, encoded: string): Refusal =>
  new Refusal({
    status: 403,
    body: {
      error_code: 'WKS.0403',
      error_msg: deniedMessage(action),
      error_detail: deniedMessage(action),
      encoded_authorization_message: encoded,
    },
  });

const deniedMessage = (action: string): string => `Policy doesn't allow ${action} to be performed.`;

/** CloudDC's body: two fields (section 2). */
export function clouddcRefusal(status: number, code: string, message: string): Refusal {
  return new Refusal({ status, body: { error_code: `iMetal.${code}`, error_msg: message } });
}

export const clouddcDenied = (action: string): Refusal =>
  clouddcRefusal(403, '0004', deniedMessage(action));

export const clouddcBadRequest: BadRequest = (detail) =>
  clouddcRefusal(400, '0001', `Invalid parameter value: ${detail}`);

/** IAM's Keystone body (section 3.4). */
export function keystoneRefusal(status: number, title: string, message: string): Refusal {
  return new Refusal({ status, body: { error: { code: status, message, title } } });
}

export const keystoneDenied = (action: string): Refusal =>
  keystoneRefusal(
    403,
    'Forbidden',
    `You are not authorized to perform the requested action: ${action}`,
  );

export const keystoneBadRequest: BadRequest = (detail) =>
  keystoneRefusal(400, 'Bad Request', detail);

export const keystoneUnauthorized = (
  message = 'The request you have made requires authentication.',
): Refusal => keystoneRefusal(401, 'Unauthorized', message);
