import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import ipaddr from 'ipaddr.js';

/** A network of proxies whose word about their clients is taken. */
export type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** An address, `10.0.0.1`, or a network, `10.0.0.0/8`; null where it is neither. */
export const networkOf = (text: string): Network | null => {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  if (!ipaddr.isValid(text)) return null;
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
};

const isIn = (address: string, networks: readonly Network[]): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const read = ipaddr.process(address);
  return networks.some(([network, bits]) => read.kind() === network.kind() && read.match([network, bits]));
};

/** Longest list of addresses that is read; a proxy adds one. */
const MOST_HOPS = 20;

// Some gateways add the port of the client: `192.0.2.1:5678`, `[2001:db8::1]:5678`.
const withoutPort = (hop: string): string =>
  /^\[([\da-f:.]{2,45})\](?::\d{1,5})?$/i.exec(hop)?.[1] ?? /^([\d.]{7,15}):\d{1,5}$/.exec(hop)?.[1] ?? hop;

const socketAddress = (c: Context): string => {
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    // Called without a server, such as by `app.request`.
    return 'local';
  }
};

/** Of an IPv6 address the network, since one client has all of it: 64 bits. */
const grouped = (address: string): string => {
  if (!ipaddr.isValid(address)) return address.slice(0, 64);
  const read = ipaddr.process(address);
  if (read.kind() === 'ipv4') return read.toString();
  return `${read.toNormalizedString().split(':').slice(0, 4).join(':')}::/64`;
};

/**
 * The address of the client: that of the connection or, where this is a trusted proxy, the last one that `X-Forwarded-For`
 * names and that is not a trusted proxy. What a client writes into the header itself comes before and counts for nothing.
 */
export const clientAddress = (c: Context, trusted: readonly Network[]): string => {
  const direct = socketAddress(c);
  if (trusted.length === 0 || !isIn(direct, trusted)) return grouped(direct);
  const hops = (c.req.header('x-forwarded-for') ?? '').split(',').slice(-MOST_HOPS);
  for (const hop of hops.toReversed()) {
    const address = withoutPort(hop.trim());
    if (!ipaddr.isValid(address)) break;
    if (!isIn(address, trusted)) return grouped(address);
  }
  return grouped(direct);
};
