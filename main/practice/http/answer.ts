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

export const GATEWAY = {
  notPublished: () =>
    gatewayRefusal(
      404,
      '0101',
      'The API does not exist or has not been published in the environment',
    ),
  tooLarge: () => gatewayRefusal(413, '0201', 'Request entity too large'),
  noToken: () =>
    gatewayRefusal(401, '0301', 'Incorrect IAM authentication information: x-auth-token not found'),
  badToken: () =>
    gatewayRefusal(401, '0301', 'Incorrect IAM authentication information: decrypt token fail'),
  staleToken: () => gatewayRefusal(401, '0307', 'The token must be updated.'),
  notAllowed: () =>
    gatewayRefusal(403, '0302', 'The IAM user is not allowed to access the API of this project'),
  backendDown: () => gatewayRefusal(502, '0201', 'Backend unavailable'),
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

/** CloudDC's body: two fields (section 2). */
export function clouddcRefusal(status: number, code: string, message: string): Refusal {
  return new Refusal({ status, body: { error_code: `iMetal.${code}`, error_msg: message } });
}

export const clouddcBadRequest: BadRequest = (detail) =>
  clouddcRefusal(400, '0001', `Invalid parameter value: ${detail}`);

/** IAM's Keystone body (section 3.4). */
export function keystoneRefusal(status: number, title: string, message: string): Refusal {
  return new Refusal({ status, body: { error: { code: status, message, title } } });
}

export const keystoneBadRequest: BadRequest = (detail) =>
  keystoneRefusal(400, 'Bad Request', detail);

export const keystoneUnauthorized = (
  message = 'The request you have made requires authentication.',
): Refusal => keystoneRefusal(401, 'Unauthorized', message);
