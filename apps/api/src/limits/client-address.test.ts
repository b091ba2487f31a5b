import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { clientAddress, type Network, networkOf } from './client-address.ts';

const TRUSTED = ['127.0.0.1', '10.0.0.0/8', 'fd00::/8']
  .map((one) => networkOf(one))
  .filter((one): one is Network => one !== null);

const addressFrom = async (remoteAddress: string, forwarded: string | null, trusted = TRUSTED): Promise<string> => {
  const app = new Hono().get('/', (c) => c.text(clientAddress(c, trusted)));
  const headers = forwarded === null ? {} : { 'x-forwarded-for': forwarded };
  return (await app.request('/', { headers }, { incoming: { socket: { remoteAddress } } })).text();
};

describe('the address of a client', () => {
  it.each([
    ['the connection', '192.0.2.7', null, '192.0.2.7'],
    ['the connection, whatever an untrusted client claims', '192.0.2.7', '203.0.113.1', '192.0.2.7'],
    ['what a trusted proxy adds', '127.0.0.1', '203.0.113.1', '203.0.113.1'],
    ['an address with its port', '127.0.0.1', '203.0.113.1:5678', '203.0.113.1'],
    ['an address of IPv6 with its port', '127.0.0.1', '[2001:db8:1:2::9]:5678', '2001:db8:1:2::/64'],
    ['the last address, not what the client wrote before it', '10.1.2.3', '1.1.1.1, 203.0.113.9', '203.0.113.9'],
    ['the one before a chain of trusted proxies', '127.0.0.1', '203.0.113.9, 10.0.0.2, 10.0.0.3', '203.0.113.9'],
    ['the proxy, where the header is no address', '10.1.2.3', 'unknown', '10.1.2.3'],
    ['the proxy, where the header is missing', '10.1.2.3', null, '10.1.2.3'],
    ['a mapped address as it is', '::ffff:192.0.2.7', null, '192.0.2.7'],
    ['a network of IPv6', '2001:db8:1:2:3:4:5:6', null, '2001:db8:1:2::/64'],
    ['what a trusted proxy of IPv6 adds', 'fd00::1', '203.0.113.1', '203.0.113.1'],
  ])('is %s', async (_, remote, forwarded, address) => {
    expect(await addressFrom(remote, forwarded)).toBe(address);
  });

  it('is that of the connection where no proxy is trusted', async () => {
    expect(await addressFrom('127.0.0.1', '203.0.113.1', [])).toBe('127.0.0.1');
  });
});

describe('networkOf', () => {
  it.each(['', 'x', '10.0.0.0/33', '300.1.1.1', '10.0.0.1/'])('refuses %j', (text) => {
    expect(networkOf(text)).toBeNull();
  });
});
