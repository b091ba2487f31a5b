import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

// ipaddr.js treats every block that it does not know as unicast, `::127.0.0.1` included; only this block is routed
// publicly.
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address is in the public internet: not loopback, private, link-local, shared (100.64/10), unique local,
 * reserved, nor an IPv6 form that carries an IPv4 address (mapped, NAT64, 6to4, Teredo).
 */
export const mayReach = (address: string): boolean => {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_IPV6);
};

/** The host of a URL as an address or a name: IPv6 without its brackets. */
export const bareHost = (hostname: string): string => hostname.replace(/^\[(.*)\]$/, '$1');

const NEVER_PUBLIC = /(^|\.)(localhost|local|internal|home\.arpa|intranet|lan)\.?$/i;

/**
 * Whether the host of a URL may be public, without a lookup: a name of one label or of a zone that is never public is
 * not. The connection itself is checked by the resolved address.
 */
export const hostMayReach = (hostname: string): boolean => {
  const host = bareHost(hostname);
  if (isIP(host) !== 0) return mayReach(host);
  return /[^.]\.[^.]/.test(host) && !NEVER_PUBLIC.test(host);
};
