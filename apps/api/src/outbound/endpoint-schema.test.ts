import { describe, expect, it } from 'vitest';
import { endpointSchema } from './endpoint-schema.ts';

const schema = endpointSchema(['10.1.2.3:8443', 'intranet.example:80']);

const messageOf = (value: unknown): string => schema.safeParse(value).error?.issues[0]?.message ?? 'accepted';

describe('an endpoint that is to be made', () => {
  it.each([
    'https://receiver.example/hook?token=1',
    'https://receiver.example:8443/',
    'https://政务.cn/hook',
    'https://10.1.2.3:8443/hook',
    'http://10.1.2.3:8443/hook',
    'http://intranet.example/hook',
  ])('may be %s', (target) => {
    expect(messageOf({ kind: 'webhook', target })).toBe('accepted');
  });

  it.each([
    ['http://receiver.example/', 'must be https'],
    ['http://10.1.2.3:8444/', 'must be https'],
    ['https://10.1.2.3:8444/', 'must not resolve to a private address'],
    ['https://intranet.example:444/', 'accepted'],
    ['https://127.0.0.1/', 'must not resolve to a private address'],
    ['https://127.1/', 'must not resolve to a private address'],
    ['https://2130706433/', 'must not resolve to a private address'],
    ['https://0x7f000001/', 'must not resolve to a private address'],
    ['https://0177.0.0.1/', 'must not resolve to a private address'],
    ['https://[::1]/', 'must not resolve to a private address'],
    ['https://[::ffff:127.0.0.1]/', 'must not resolve to a private address'],
    ['https://0.0.0.0/', 'must not resolve to a private address'],
    ['https://localhost/', 'must not resolve to a private address'],
    ['https://user@receiver.example/', 'must not hold a user name or password'],
    ['https://:pass@receiver.example/', 'must not hold a user name or password'],
    ['http://user:pass@10.1.2.3:8443/', 'must not hold a user name or password'],
    ['https://receiver.example/#x', 'must not have a fragment'],
    ['ftp://10.1.2.3:8443/', 'must be https'],
    ['https://receiver.example/\r\nx', 'must be a URL'],
    ['receiver.example', 'must be a URL'],
    ['', 'must be a URL'],
  ])('with %j is answered: %s', (target, message) => {
    expect(messageOf({ kind: 'webhook', target })).toBe(message);
  });

  it('may be one plain mail address', () => {
    expect(messageOf({ kind: 'mail', target: 'desk@kunming.gov.cn' })).toBe('accepted');
    expect(messageOf({ kind: 'mail', target: 'a@b.example, c@d.example' })).toBe('must be one plain mail address');
    expect(messageOf({ kind: 'mail', target: 'https://receiver.example/' })).toBe('must be one plain mail address');
  });

  it('is of a known kind and has nothing else in it', () => {
    expect(schema.safeParse({ kind: 'sms', target: '13800138000' }).success).toBe(false);
    expect(schema.safeParse({ kind: 'mail', target: 'a@b.example', secrets: [] }).success).toBe(false);
    expect(schema.safeParse({ kind: 'webhook', target: `https://receiver.example/${'x'.repeat(2048)}` }).success).toBe(
      false,
    );
  });
});
