import { keystoneBadRequest, ok, Refusal } from '../http/answer';
import { readBody } from '../http/request';
import { type IamHandler, microseconds, requireAction, requireCaller } from './context';
import { decodeRequest, temporaryKeysRequest } from './schemas';

const DEFAULT_SECONDS = 900;

/**
 * CreateTemporaryAccessKeyByToken: keys that end by themselves, for whoever has a token (section 3.2).
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-iam/iam_04_0002.html}
 */
export const createTemporaryKeys: IamHandler = (context, request) => {
  const { user } = requireCaller(context, request);
  const { auth } = readBody(request, temporaryKeysRequest, keystoneBadRequest);
  const seconds = auth.identity.token?.duration_seconds ?? DEFAULT_SECONDS;
  const { accessKey, secretKey, temporary } = context.keys.issueTemporary(user.id, seconds);
  return {
    status: 201,
    body: {
      credential: {
        access: accessKey,
        secret: secretKey,
        securitytoken: temporary.securityToken,
        expires_at: microseconds(temporary.expiresAt),
      },
    },
  };
};

/** The body of STS: code and text, like the newer IAM's. Its codes are not published. */
const stsBadRequest = (detail: string): Refusal =>
  new Refusal({ status: 400, body: { error_code: 'STS5.0001', error_msg: detail } });

/**
 * DecodeAuthorizationMessage: what stands in `encoded_authorization_message`.
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-iam5/DecodeAuthorizationMessage.html}
 */
export const decodeMessage: IamHandler = (context, request) => {
  requireAction(context, request, 'sts::decodeAuthorizationMessage');
  const { encoded_message } = readBody(request, decodeRequest, stsBadRequest);
  const decoded = context.messages.decode(encoded_message);
  if (decoded === undefined) throw stsBadRequest('The encoded message is invalid.');
  return ok({ decoded_message: decoded });
};

/** GetCallerIdentity: who am I. */
export const showCaller: IamHandler = (context, request) => {
  const { user } = requireCaller(context, request);
  const { domainId } = context.estate;
  return ok({
    account_id: domainId,
    principal_id: user.id,
    principal_urn: `iam::${domainId}:user:${user.name}`,
  });
};
