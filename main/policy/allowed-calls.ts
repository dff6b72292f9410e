import type { Channel } from '../../preload/contract/calls';

/**
 * What a page needs to say that the policy cannot be read, to be closed, and to tell an administrator more. No
 * console and no account can be opened by these.
 */
const ALWAYS: ReadonlySet<Channel> = new Set<Channel>([
  'app:info',
  'app:ready',
  'app:close',
  'app:setFullScreen',
  'settings:get',
  'about:read',
  'about:notices',
  'diagnostics:make',
  'diagnostics:save',
  'diagnostics:showLog',
]);

/** May a page make this call although the policy cannot be read? */
export function isAlwaysAllowed(channel: Channel): boolean {
  return ALWAYS.has(channel);
}
