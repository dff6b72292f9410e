import { z } from 'zod';
import {
  REQUEST_ACTIONS,
  type LinkFault,
  type MachineRequest,
} from '../../preload/contract/requests';

/** Longer than any link of ours; what is longer is not even looked at. */
export const LONGEST_LINK = 512;

/** `scheme://authority/path?query#fragment`: only authority and query are ever used. */
const FORM = /^crashcart:\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(#.*)?$/is;

/** No dot, colon, slash or space, and no dash in front: neither a host nor a switch is an id. */
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);

const linkSchema = z.strictObject({
  action: z.enum(REQUEST_ACTIONS),
  region: id,
  project: id,
  machine: id,
});

/** Is this argument of a command line a link of ours, whatever is in it? */
export function isLink(argument: string): boolean {
  return /^crashcart:/i.test(argument.slice(0, 16));
}

/**
 * Reads a `crashcart://` link, which anybody may have written: an action and the ids of a machine, and not
 * one thing more. Nothing that was refused is told on, so that no link can put words of its own on the screen.
 */
export function parseLink(text: string): MachineRequest {
  const refused = (fault: LinkFault): MachineRequest => ({ kind: 'refused-link', fault });
  if (text.length > LONGEST_LINK) return refused('too-long');
  const parts = FORM.exec(text.trim());
  if (parts === null) return refused('malformed');
  const [, authority = '', path = '', query = '', fragment] = parts;
  // `user:password@host:port`, or a host's name.
  if (/[@:.[\]%]/.test(authority)) return refused('more-than-ids');
  if ((path !== '' && path !== '/') || fragment !== undefined) return refused('more-than-ids');
  const params = [...new URLSearchParams(query)];
  const given = Object.fromEntries(params);
  if (Object.hasOwn(given, 'action')) return refused('more-than-ids');
  const link = linkSchema.safeParse({ ...given, action: authority.toLowerCase() });
  if (!link.success) return refused(faultOf(link.error.issues));
  if (params.length !== Object.keys(given).length) return refused('incomplete');
  return { kind: 'link', link: link.data };
}

/** The gravest first: what a link must not carry, before what it lacks. */
function faultOf(issues: readonly z.core.$ZodIssue[]): LinkFault {
  if (issues.some(({ code }) => code === 'unrecognized_keys')) return 'more-than-ids';
  if (issues.some(({ path }) => path[0] === 'action')) return 'unknown-action';
  if (issues.some(({ code }) => code === 'invalid_type')) return 'incomplete';
  return 'not-an-id';
}
