import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig({}, [])).toEqual({
      port: 8080,
      host: '127.0.0.1',
      data: './data',
      log: 'info',
      sweepSeconds: 5,
      requestSeconds: 15,
      lockSeconds: 5,
      statementSeconds: 10,
      clockJumpSeconds: 120,
      notices: undefined,
      databaseUrl: undefined,
      heads: null,
      partyKey: 'data/party.key',
      overlays: [],
      warnings: [
        { before: 5, unit: 'working-day', to: 'holder' },
        { before: 1, unit: 'working-day', to: 'superior' },
        { before: 1, unit: 'hour', to: 'holder' },
      ],
      demo: false,
      newAdminKey: false,
      seed: undefined,
      rates: { perKey: 500, perAddress: 1000, trustedProxies: [] },
      reference: true,
      metricsFor: 'everybody',
      allowPrivate: [],
      attachments: { file: 52_428_800, case: 209_715_200 },
      scanner: null,
      mail: null,
      url: null,
      signIn: {
        origins: [],
        idleMs: 1_800_000,
        absoluteMs: 43_200_000,
        factorFor: 'administrators',
        keyFile: resolve('data/sign-in-key'),
        unified: null,
      },
    });
  });

  it('takes the addresses of its pages, and a provider with its client', () => {
    const provider = { GONGKAI_OIDC_ISSUER: 'https://id.example', GONGKAI_OIDC_CLIENT: 'g', GONGKAI_OIDC_SECRET: 's' };
    const { signIn } = readConfig(
      {
        ...provider,
        GONGKAI_ORIGIN: 'https://Gongkai.example/, http://localhost:8080',
        GONGKAI_SECOND_FACTOR: 'heads',
      },
      [],
    );
    expect(signIn).toMatchObject({
      origins: ['https://gongkai.example', 'http://localhost:8080'],
      factorFor: 'heads',
      unified: { issuer: 'https://id.example', clientId: 'g', clientSecret: 's', claim: 'preferred_username' },
    });
  });

  it.each([
    [{ GONGKAI_ORIGIN: 'http://gongkai.example' }, 'GONGKAI_ORIGIN'],
    [{ GONGKAI_ORIGIN: 'gongkai.example' }, 'GONGKAI_ORIGIN'],
    [{ GONGKAI_OIDC_ISSUER: 'http://id.example' }, 'GONGKAI_OIDC_ISSUER'],
    [{ GONGKAI_OIDC_ISSUER: 'https://id.example' }, 'go together'],
    [{ GONGKAI_SESSION_IDLE_MINUTES: '0' }, 'GONGKAI_SESSION_IDLE_MINUTES'],
    [{ GONGKAI_SESSION_HOURS: '25' }, 'GONGKAI_SESSION_HOURS'],
    [{ GONGKAI_SECOND_FACTOR: 'some' }, 'GONGKAI_SECOND_FACTOR'],
  ])('refuses %j for signing in', (environment, named) => {
    expect(() => readConfig(environment, [])).toThrow(named);
  });

  it('takes private receivers in the spelling that URLs have, and a mail server with its sender', () => {
    const environment = {
      GONGKAI_OUTBOUND_ALLOW: 'Intranet.Example:8443, 127.1:80',
      SMTP_URL: 'smtp://post:p%40ss@mail.example:587',
      GONGKAI_MAIL_FROM: 'notice@gongkai.example',
    };
    expect(readConfig(environment, [])).toMatchObject({
      allowPrivate: ['intranet.example:8443', '127.0.0.1:80'],
      mail: { url: 'smtp://post:p%40ss@mail.example:587', from: 'notice@gongkai.example' },
    });
  });

  it('says what is wrong with a mail server without its password', () => {
    const environment = { SMTP_URL: 'smtp://post:geheim@mail.example:587?proxy=x', GONGKAI_MAIL_FROM: 'a@b.example' };
    expect(() => readConfig(environment, [])).toThrow(/^SMTP_URL: must be (?!.*geheim)/);
  });

  it('keeps the simulated year in a folder of its own, unless one is named', () => {
    expect(readConfig({}, ['--demo'])).toMatchObject({ demo: true, data: './data-demo' });
    expect(readConfig({ GONGKAI_DATA: '/srv/g', GONGKAI_SEED: '7' }, ['--demo'])).toMatchObject({
      data: '/srv/g',
      seed: 7,
    });
  });

  it('names local days by region', () => {
    const { overlays } = readConfig({ GONGKAI_OVERLAYS: 'dali, dehong' }, []);
    expect(overlays.map(({ region }) => region)).toEqual(['dali', 'dehong']);
  });

  it.each([
    [{ PORT: 'many' }, [], /PORT/],
    [{ PORT: '70000' }, [], /PORT/],
    [{ GONGKAI_LOG: 'loud' }, [], /GONGKAI_LOG/],
    [{ GONGKAI_SWEEP_SECONDS: '0' }, [], /GONGKAI_SWEEP_SECONDS/],
    [{ GONGKAI_DATTA: 'x' }, [], /unknown setting GONGKAI_DATTA/],
    [{ GONGKAI_OUTBOUND_ALLOW: 'intranet.example' }, [], /GONGKAI_OUTBOUND_ALLOW: must be host:port/],
    [{ GONGKAI_OUTBOUND_ALLOW: 'a.example:80,,' }, [], /GONGKAI_OUTBOUND_ALLOW/],
    [{ SMTP_URL: 'http://mail.example' }, [], /SMTP_URL: must be smtp/],
    [{ SMTP_URL: 'smtp://mail.example' }, [], /go together/],
    [{ GONGKAI_MAIL_FROM: 'a@b.example' }, [], /go together/],
    [
      { GONGKAI_MAIL_FROM: 'Gongkai <a@b.example>', SMTP_URL: 'smtp://mail.example' },
      [],
      /GONGKAI_MAIL_FROM: must be one/,
    ],
    [{ GONGKAI_OVERLAYS: 'kunming' }, [], /GONGKAI_OVERLAYS: there is no overlay kunming; known are chuxiong/],
    [{ GONGKAI_OVERLAYS: '/nowhere.json' }, [], /the local days in \/nowhere\.json cannot be read/],
    [{}, ['--dmeo'], /unknown argument --dmeo/],
  ])('refuses %j %j', (environment, args, message) => {
    expect(() => readConfig(environment, args)).toThrow(ConfigError);
    expect(() => readConfig(environment, args)).toThrow(message);
  });

  it('takes sizes of attached files in megabytes, and a scanner by its place', () => {
    const given = { GONGKAI_ATTACHMENT_MB: '1', GONGKAI_CASE_MB: '2', GONGKAI_SCANNER: 'clamd:3310' };
    const { attachments, scanner } = readConfig(given, []);
    expect([attachments, scanner]).toEqual([
      { file: 1_048_576, case: 2_097_152 },
      { host: 'clamd', port: 3310 },
    ]);
    for (const wrong of [{ GONGKAI_SCANNER: 'clamd' }, { GONGKAI_CASE_MB: '0' }, { GONGKAI_ATTACHMENT_MB: '' }]) {
      expect(() => readConfig(wrong, [])).toThrow(/^GONGKAI_/);
    }
  });
});
