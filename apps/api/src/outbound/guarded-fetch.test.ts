import { execFile } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { selfSigned } from '../../test-support/certificate.ts';
import { clientOf, refusalOf, resolvingTo, trust } from '../../test-support/outbound.ts';
import { closedPlace, startReceiver } from '../../test-support/receiver.ts';
import { OutboundError } from './outbound-error.ts';

const NINE = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '0.0.0.0',
  'localhost',
];

// Both families where the machine has both.
const ipv6 = Object.values(networkInterfaces()).some((list) => list?.some(({ family }) => family === 'IPv6'));
const EVERYWHERE = { host: ipv6 ? '::' : '0.0.0.0' };

describe('what may not be reached', () => {
  it.each(NINE)('is loopback, spelt %s', async (host) => {
    const receiver = await startReceiver(undefined, EVERYWHERE);
    const { post } = clientOf();
    expect(await refusalOf(post(`https://${host}:${receiver.port}/`))).toBe('outbound/private-address');
    expect(await refusalOf(post(`http://${host}:${receiver.port}/`))).toBe('outbound/not-https');
    expect(receiver.seen.connections).toBe(0);
  });

  it('would be reached by all nine spellings without the guard', async () => {
    const receiver = await startReceiver(undefined, EVERYWHERE);
    const spellings = NINE.filter((host) => ipv6 || !host.startsWith('['));
    for (const host of spellings) await fetch(`http://${host}:${receiver.port}/`);
    expect(receiver.received).toHaveLength(spellings.length);
  });

  it.each([
    '127.0.0.1',
    '::1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.0.1',
    '100.64.0.1',
    '169.254.169.254',
    'fd00::1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
  ])('is a name that resolves to %s', async (address) => {
    const receiver = await startReceiver(undefined, EVERYWHERE);
    const { post } = clientOf(resolvingTo(address));
    expect(await refusalOf(post(`https://receiver.example:${receiver.port}/`))).toBe('outbound/private-address');
    expect(receiver.seen.connections).toBe(0);
  });

  it('is a name with one private address among public ones', async () => {
    const receiver = await startReceiver();
    const { post } = clientOf(resolvingTo('223.5.5.5', '127.0.0.1'));
    expect(await refusalOf(post(`https://receiver.example:${receiver.port}/`))).toBe('outbound/private-address');
    expect(receiver.seen.connections).toBe(0);
  });

  it('is a name that resolves to nothing', async () => {
    const { post } = clientOf(resolvingTo());
    expect(await refusalOf(post('https://receiver.example/'))).toBe('outbound/private-address');
    const { post: unresolved } = clientOf({
      resolve: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })),
    });
    expect(await refusalOf(unresolved('https://receiver.example/'))).toBe('outbound/unresolved ENOTFOUND');
  });

  it.each(['ftp://receiver.example/', 'file:///etc/passwd', 'data:,x', 'not a url', ''])('is %j', async (url) => {
    expect(await refusalOf(clientOf().post(url))).toBe('outbound/not-https');
  });

  it('is a URL with a password in it', async () => {
    expect(await refusalOf(clientOf().post('https://user:secret@receiver.example/'))).toBe('outbound/credentials');
  });

  it.each([301, 302, 303, 307, 308])('is where a %i leads, be it allowed or not', async (status) => {
    const target = await startReceiver();
    const first = await startReceiver((_, response) => response.writeHead(status, { location: target.url }).end());
    const { post } = clientOf({ allowPrivate: [first.place, target.place] });
    expect(await refusalOf(post(first.url))).toBe(`outbound/redirect ${status}`);
    expect(first.received).toHaveLength(1);
    expect(target.seen.connections).toBe(0);
  });
});

describe('rebinding', () => {
  // 127.0.0.2 plays the public address; macOS has only 127.0.0.1.
  const onlySecond = (address: string): boolean => address === '127.0.0.2';

  it.skipIf(process.platform === 'darwin')(
    'connects to the address that was judged, whatever the name means next',
    async () => {
      const tls = selfSigned('receiver.example');
      const judged = await startReceiver(undefined, { host: '127.0.0.2', tls });
      trust(tls.cert);
      const answers = [['127.0.0.2'], ['127.0.0.1']];
      let asked = 0;
      const resolve = () =>
        Promise.resolve((answers[asked++] ?? ['127.0.0.1']).map((address) => ({ address, family: 4 })));
      const { post } = clientOf({ resolve, reachable: onlySecond });
      expect(await post(`https://receiver.example:${judged.port}/`)).toMatchObject({ status: 204 });
      expect(asked).toBe(1);
      expect(judged.received).toHaveLength(1);
    },
  );

  it('checks the address of every connection', async () => {
    const receiver = await startReceiver();
    const { asked, resolve } = resolvingTo('127.0.0.1');
    const { post } = clientOf({ resolve, reachable: onlySecond });
    const url = `https://receiver.example:${receiver.port}/`;
    expect(await refusalOf(post(url))).toBe('outbound/private-address');
    expect(await refusalOf(post(url))).toBe('outbound/private-address');
    expect(asked.times).toBe(2);
    expect(receiver.seen.connections).toBe(0);
  });
});

describe('TLS', () => {
  const tls = selfSigned('receiver.example');
  const local = { resolve: resolvingTo('127.0.0.1').resolve, reachable: (address: string) => address === '127.0.0.1' };

  it('carries a request to a host whose certificate is trusted', async () => {
    trust(tls.cert);
    const receiver = await startReceiver((_, response) => response.writeHead(200).end('谢谢'), { tls });
    const answer = await clientOf(local).post(`https://receiver.example:${receiver.port}/hook?token=1`);
    expect(answer).toEqual({ status: 200, body: '谢谢', cut: false });
    expect(receiver.received).toMatchObject([{ path: '/hook?token=1', body: '{}' }]);
  });

  it('is refused with an untrusted certificate, or one of another host', async () => {
    const receiver = await startReceiver(undefined, { tls });
    const url = (host: string): string => `https://${host}:${receiver.port}/`;
    expect(await refusalOf(clientOf(local).post(url('receiver.example')))).toMatch(/^outbound\/unreachable .*CERT/);
    trust(tls.cert);
    expect(await refusalOf(clientOf(local).post(url('other.example')))).toMatch(/ALTNAME/);
    expect(receiver.received).toHaveLength(0);
  });
});

describe('the allow-list', () => {
  it('admits exactly its host and port, by plain HTTP too', async () => {
    const one = await startReceiver();
    const two = await startReceiver();
    const { post } = clientOf({ allowPrivate: [one.place] });
    expect(await post(one.url)).toMatchObject({ status: 204 });
    expect(await refusalOf(post(two.url))).toBe('outbound/not-https');
    expect(await refusalOf(post(two.url.replace('http:', 'https:')))).toBe('outbound/private-address');
    expect(await refusalOf(post(`http://localhost:${one.port}/`))).toBe('outbound/not-https');
    expect(two.seen.connections).toBe(0);
  });
});

describe('an answer', () => {
  it('that does not come ends at the time-out', async () => {
    const receiver = await startReceiver(() => undefined);
    const { post } = clientOf({ allowPrivate: [receiver.place], timeoutMs: 150 });
    expect(await refusalOf(post(receiver.url))).toBe('outbound/timeout');
    expect(receiver.received).toHaveLength(1);
  });

  it('that does not come before a stop ends with it', async () => {
    const receiver = await startReceiver(() => undefined);
    const { client } = clientOf({ allowPrivate: [receiver.place] });
    const signal = AbortSignal.timeout(50);
    expect(await refusalOf(client.fetch(receiver.url, { method: 'GET', signal }))).toBe('outbound/stopped');
  });

  it('that drips ends at the same time-out', async () => {
    const receiver = await startReceiver((_, response) => {
      const drip = setInterval(() => response.write('.'), 20);
      response.writeHead(200).on('close', () => clearInterval(drip));
    });
    const { post } = clientOf({ allowPrivate: [receiver.place], timeoutMs: 200 });
    expect(await refusalOf(post(receiver.url))).toBe('outbound/timeout');
  });

  it('is read up to the cap and no further', async () => {
    const closed = Promise.withResolvers<number>();
    const receiver = await startReceiver((_, response) => {
      let sent = 0;
      const pour = (): void => {
        while (response.write('x'.repeat(10_000))) sent += 10_000;
      };
      response
        .writeHead(200)
        .on('drain', pour)
        .on('close', () => closed.resolve(sent));
      pour();
    });
    const { post } = clientOf({ allowPrivate: [receiver.place], maxBytes: 25_000 });
    expect(await post(receiver.url)).toEqual({ status: 200, body: 'x'.repeat(25_000), cut: true });
    // An endless answer sends no more than the buffers of both ends hold.
    expect(await closed.promise).toBeLessThan(20_000_000);
  });

  it('that unpacks to more than the cap is cut too', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    const receiver = await startReceiver((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    );
    const { post } = clientOf({ allowPrivate: [receiver.place], maxBytes: 1000 });
    expect(await post(receiver.url)).toEqual({ status: 200, body: '\0'.repeat(1000), cut: true });
  });

  it('that is exactly as long as the cap is whole', async () => {
    const receiver = await startReceiver((_, response) => response.writeHead(500).end('12345'));
    const { post } = clientOf({ allowPrivate: [receiver.place], maxBytes: 5 });
    expect(await post(receiver.url)).toEqual({ status: 500, body: '12345', cut: false });
  });
});

describe('an error', () => {
  it('has codes and no address, path or token', async () => {
    const place = await closedPlace();
    const { client } = clientOf({ allowPrivate: [place] });
    const error: unknown = await client
      .fetch(`http://${place}/hook?token=geheim`, { method: 'POST', body: '张三' })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OutboundError);
    expect(String(error)).toBe('Error: outbound/unreachable ECONNREFUSED');
    expect(JSON.stringify(error)).toBe('{"code":"outbound/unreachable"}');
    expect(error).not.toHaveProperty('cause');
  });
});

describe('a proxy of the environment', () => {
  it('is not used', async () => {
    const receiver = await startReceiver();
    const proxy = await startReceiver();
    const script = `
      import { createGuardedFetch } from ${JSON.stringify(join(import.meta.dirname, 'guarded-fetch.ts'))};
      const client = createGuardedFetch({ allowPrivate: ['${receiver.place}'] });
      console.log((await client.fetch('${receiver.url}', { method: 'POST', body: '' })).status);
      if (process.argv.includes('control')) await fetch('${receiver.url}');
      await client.close();
    `;
    const run = (...more: readonly string[]) =>
      promisify(execFile)(
        process.execPath,
        ['--conditions=@gongkai/source', '--input-type=module', '-e', script, ...more],
        {
          env: {
            PATH: process.env['PATH'],
            NODE_USE_ENV_PROXY: '1',
            http_proxy: `http://${proxy.place}`,
            HTTP_PROXY: `http://${proxy.place}`,
          },
        },
      );
    expect((await run()).stdout).toBe('204\n');
    expect(proxy.seen.connections).toBe(0);
    await run('control').catch(() => undefined);
    expect(proxy.seen.connections).toBe(1);
  });
});
