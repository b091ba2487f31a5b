import { describe, expect, it } from 'vitest';
import { allowedPlace, placeOf } from './allow-list.ts';
import { hostMayReach, mayReach } from './may-reach.ts';

describe('mayReach', () => {
  it.each([
    ['223.5.5.5', 'a public IPv4 address'],
    ['172.15.255.255', 'the last before 172.16/12'],
    ['172.32.0.0', 'the first after it'],
    ['100.63.255.255', 'the last before 100.64/10'],
    ['100.128.0.0', 'the first after it'],
    ['240e::1', 'a public IPv6 address'],
    ['::ffff:223.5.5.5', 'a mapped public address, which connects there'],
  ])('lets %s pass: %s', (address) => {
    expect(mayReach(address)).toBe(true);
  });

  it.each([
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['0.0.0.0', 'this host'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'shared'],
    ['100.100.100.200', 'the metadata of a cloud, in the shared block'],
    ['169.254.169.254', 'the metadata of a cloud, link-local'],
    ['192.0.2.1', 'documentation'],
    ['198.18.0.1', 'benchmarks'],
    ['224.0.0.1', 'multicast'],
    ['255.255.255.255', 'broadcast'],
    ['240.0.0.1', 'reserved'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'mapped loopback'],
    ['::ffff:7f00:1', 'the same in hexadecimal'],
    ['::ffff:10.0.0.1', 'mapped private'],
    ['::127.0.0.1', 'compatible loopback, unicast to the library'],
    ['64:ff9b::7f00:1', 'NAT64 of loopback'],
    ['64:ff9b:1::a00:1', 'local NAT64'],
    ['2002:7f00:1::', '6to4 of loopback'],
    ['2001:0:7f00:1::', 'Teredo'],
    ['fc00::1', 'unique local'],
    ['fd12:3456::1', 'unique local'],
    ['fe80::1', 'link-local'],
    ['fe80::1%lo', 'link-local with a zone'],
    ['fec0::1', 'site-local'],
    ['ff02::1', 'multicast'],
    ['2001:db8::1', 'documentation'],
    ['4000::1', 'outside the block that is routed'],
    ['127.1', 'not a whole address'],
    ['localhost', 'not an address'],
    ['', 'nothing'],
  ])('stops %s: %s', (address) => {
    expect(mayReach(address)).toBe(false);
  });
});

describe('hostMayReach', () => {
  it.each(['receiver.example', '政务.cn', '223.5.5.5', '[240e::1]'])('has no objection to %s', (host) => {
    expect(hostMayReach(host)).toBe(true);
  });

  it.each([
    'localhost',
    'a.localhost',
    'localhost.',
    'printer',
    'x.internal',
    'x.LOCAL',
    '127.0.0.1',
    '[::1]',
    '.com',
    '',
  ])('objects to %j', (host) => {
    expect(hostMayReach(host)).toBe(false);
  });
});

describe('allowedPlace', () => {
  it.each([
    ['Intranet.Example:8443', 'intranet.example:8443'],
    ['127.1:80', '127.0.0.1:80'],
    ['[0:0::1]:443', '[::1]:443'],
    ['政务.内网:443', 'xn--zfr164b.xn--v6q792i:443'],
  ])('writes %s as URLs have it: %s', (text, place) => {
    expect(allowedPlace(text)).toBe(place);
  });

  it.each(['host', 'host:', 'host:99999', 'http://host:80', 'user@host:80', 'host:80/path', '*:80 ', ''])(
    'refuses %j',
    (text) => {
      expect(allowedPlace(text)).toBeNull();
    },
  );

  it('agrees with placeOf on ports that a scheme implies', () => {
    expect(placeOf(new URL('http://a.example/x'))).toBe(allowedPlace('a.example:80'));
    expect(placeOf(new URL('https://a.example/x'))).toBe(allowedPlace('a.example:443'));
  });
});
