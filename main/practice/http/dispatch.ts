import type { Authenticator } from '../auth/authenticate';
import type { AuthorizationMessages } from '../auth/policy';
import { type Answer, clouddcDenied, GATEWAY, Refusal, workspaceDenied } from './answer';
import { type ApiRequest, header } from './request';
import type { Caller, ProjectRoute, RouteMatch } from './router';
import type { Throttle } from './throttle';

export interface DispatchParts {
  readonly authenticator: Authenticator;
  readonly messages: AuthorizationMessages;
  readonly throttle: Throttle;
  /** Plays what should have happened since the last request. */
  readonly advance: () => void;
}

/** The longest token that may be sent (section 3.1), and the longest address most gateways take. */
const MAX_HEADER = 40_000;
const MAX_TARGET = 8192;

/** A request as it came, before its path was matched. */
export type Arrived = Omit<ApiRequest, 'params'>;

/** From a request to its answer: sizes, proof, throttling, policy, then the service. */
export class Dispatcher {
  constructor(private readonly parts: DispatchParts) {}

  answer(request: Arrived, match: RouteMatch | undefined): Answer {
    try {
      return this.handle(request, match);
    } catch (error) {
      if (error instanceof Refusal) return error.answer;
      throw error;
    }
  }

  private handle(arrived: Arrived, match: RouteMatch | undefined): Answer {
    if (arrived.target.length > MAX_TARGET) throw GATEWAY.addressTooLong();
    const tooLong = Object.keys(arrived.headers).some(
      (name) => (header(arrived.headers, name) ?? '').length > MAX_HEADER,
    );
    if (tooLong) throw GATEWAY.headersTooLarge();
    if (match === undefined) throw GATEWAY.notPublished();
    const { route, params } = match;
    const request: ApiRequest = { ...arrived, params };
    const api = `${route.method} ${route.path}`;
    this.parts.advance();
    if (route.service === 'iam') {
      // IAM looks at the proof itself; who sends none is known by his address alone.
      this.parts.throttle.take('ip', '127.0.0.1', api, request.time);
      return route.handle(request);
    }
    const caller = this.parts.authenticator.authenticate(request);
    this.parts.throttle.take('user', caller.user.id, api, request.time);
    this.requireAllowed(route, caller);
    return route.handle(request);
  }

  private requireAllowed(route: ProjectRoute, { user, projectId }: Caller): void {
    const { action, service } = route;
    if (!user.denied.has(action)) return;
    if (service === 'clouddc') throw clouddcDenied(action);
    const resource = `${service}:*:${projectId}:*`;
    const denial = { userName: user.name, userId: user.id, action, resource };
    throw workspaceDenied(action, this.parts.messages.encode(denial));
  }
}
