import { ipcMain } from 'electron';
import { CHANNELS, type Answer, type Channel } from '../../preload/contract/calls';
import { fail, ok, type Result } from '../../preload/contract/result';
import { Failure, toAppError } from '../errors';
import type { Log } from '../log';
import { SCHEMAS, type HandlerArgs } from './schemas';
import { isOurPage } from './sender';

/** The window that calls, by the id of its page. */
export type Caller = number;

/** A handler gets checked arguments and returns plain data; what it throws becomes the error side. */
export type Handler<C extends Channel> = (
  args: HandlerArgs<C>,
  caller: Caller,
) => Answer<C> | Promise<Answer<C>>;

/** Every call of the contract with its handler: the compiler names the one that is missing. */
export type Handlers = { readonly [C in Channel]: Handler<C> };

/** The handlers of one domain, as its `ipc.ts` provides them. */
export type HandlersOf<D extends string> = {
  readonly [C in Extract<Channel, `${D}:${string}`>]: Handler<C>;
};

/** Runs one call past the schema and the handler. Input that does not fit is an error the technician sees. */
export async function answer<C extends Channel>(
  channel: C,
  handler: Handler<C>,
  input: unknown,
  log: Log,
  caller: Caller,
): Promise<Result<Answer<C>>> {
  const args = SCHEMAS[channel].safeParse(input);
  if (!args.success) {
    const where = args.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    log.warn(`${channel} refused: ${where.join('; ')}`);
    return fail(new Failure('bad-request', { detail: where.join('; ') }).data);
  }
  try {
    return ok(await handler(args.data, caller));
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'internal') log.error(`${channel} failed`, thrown);
    else
      log.info(
        `${channel} failed: ${error.code} ${error.cloudCode ?? ''} ${error.requestId ?? ''}`,
      );
    return fail(error);
  }
}

/** What a call has to pass besides its schema. */
export interface Gates {
  readonly isWindow: (contentsId: number) => boolean;
  /** @throws Failure when it is refused now, whatever its arguments are */
  readonly mayCall: (channel: Channel) => void;
  readonly log: Log;
}

/**
 * Registers all calls: the one way into the main process. Each passes four gates: sender,
 * schema, leave, envelope. Nothing else may use `ipcMain` (linted).
 */
export function handleCalls(handlers: Handlers, { isWindow, mayCall, log }: Gates): void {
  const register = <C extends Channel>(channel: C, handler: Handlers[C]): void => {
    ipcMain.handle(channel, (event, input: unknown) => {
      if (!isOurPage(event, isWindow)) {
        log.warn(`${channel} refused: not our page`);
        return fail(new Failure('bad-request').data);
      }
      const allowed: Handler<C> = (args, caller) => {
        mayCall(channel);
        return handler(args, caller);
      };
      return answer(channel, allowed, input, log, event.sender.id);
    });
  };
  CHANNELS.forEach((channel) => register(channel, handlers[channel]));
}
