import { BlockList } from 'node:net';
import type { UselessHost } from '../../../preload/contract/invitation';

/** Where a link leads, without what is secret in it. */
export type LinkHost =
  | { readonly kind: 'useless'; readonly because: UselessHost }
  | {
      readonly kind: 'host';
      /** `https://host:port`. */
      readonly origin: string;
      /** `host` or `host:port`. */
      readonly host: string;
      /** An address that only a private network knows. */
      readonly isPrivate: boolean;
    };

type Subnet = readonly [address: string, prefix: number, family: 'ipv4' | 'ipv6'];

function blockList(...subnets: readonly Subnet[]): BlockList {
  const list = new BlockList();
  for (const [address, prefix, family] of subnets) list.addSubnet(address, prefix, family);
  return list;
}

/** First match counts: IPv4 addresses written as IPv6 ones are found as well. */
const USELESS: readonly (readonly [UselessHost, BlockList])[] = [
  ['unspecified', blockList(['0.0.0.0', 8, 'ipv4'], ['::', 128, 'ipv6'])],
  ['loopback', blockList(['127.0.0.0', 8, 'ipv4'], ['::1', 128, 'ipv6'])],
  ['link-local', blockList(['169.254.0.0', 16, 'ipv4'], ['fe80::', 10, 'ipv6'])],
];

/** RFC 1918, the carriers' own range (RFC 6598), and IPv6's unique local addresses. */
const PRIVATE = blockList(
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['fc00::', 7, 'ipv6'],
);

const LOCALHOST = /^(?:.+\.)?localhost\.?$/;

/**
 * What the host of a link is by its spelling alone; nothing is asked. The parser of URLs has brought odd
 * spellings of addresses (`0x7f.1`, `2130706433`) into the usual form.
 */
export function hostOf(link: string): LinkHost {
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    return { kind: 'useless', because: 'not-a-link' };
  }
  const { protocol, hostname, origin, host } = url;
  if (!/^https?:$/.test(protocol) || hostname === '') {
    return { kind: 'useless', because: 'not-a-link' };
  }
  if (LOCALHOST.test(hostname)) return { kind: 'useless', because: 'loopback' };
  const isV6 = hostname.startsWith('[');
  const address = isV6 ? hostname.slice(1, -1) : hostname;
  const isIn = (list: BlockList): boolean => list.check(address, isV6 ? 'ipv6' : 'ipv4');
  const isAddress = isV6 || /^[\d.]+$/.test(hostname);
  const useless = isAddress ? USELESS.find(([, list]) => isIn(list)) : undefined;
  if (useless !== undefined) return { kind: 'useless', because: useless[0] };
  return { kind: 'host', origin, host, isPrivate: isAddress && isIn(PRIVATE) };
}
