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
      notices: undefined,
      databaseUrl: undefined,
      warnings: [
        { before: 5, unit: 'working-day', to: 'holder' },
        { before: 1, unit: 'working-day', to: 'superior' },
        { before: 1, unit: 'hour', to: 'holder' },
      ],
      demo: false,
      seed: undefined,
    });
  });

  it('keeps the simulated year in a folder of its own, unless one is named', () => {
    expect(readConfig({}, ['--demo'])).toMatchObject({ demo: true, data: './data-demo' });
    expect(readConfig({ GONGKAI_DATA: '/srv/g', GONGKAI_SEED: '7' }, ['--demo'])).toMatchObject({
      data: '/srv/g',
      seed: 7,
    });
  });

  it.each([
    [{ PORT: 'many' }, [], /PORT/],
    [{ PORT: '70000' }, [], /PORT/],
    [{ GONGKAI_LOG: 'loud' }, [], /GONGKAI_LOG/],
    [{ GONGKAI_SWEEP_SECONDS: '0' }, [], /GONGKAI_SWEEP_SECONDS/],
    [{ GONGKAI_DATTA: 'x' }, [], /unknown setting GONGKAI_DATTA/],
    [{}, ['--dmeo'], /unknown argument --dmeo/],
  ])('refuses %j %j', (environment, args, message) => {
    expect(() => readConfig(environment, args)).toThrow(ConfigError);
    expect(() => readConfig(environment, args)).toThrow(message);
  });
});
