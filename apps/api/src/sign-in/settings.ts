import { join, resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '../config-error.ts';
import { FACTOR_RULES, type FactorRule } from './factor-rule.ts';
import { isLoopbackOrigin } from './origins.ts';
import type { UnifiedSettings } from './unified.ts';

const originOf = (text: string): string | null => {
  if (!URL.canParse(text)) return null;
  const { origin, protocol } = new URL(text);
  return protocol === 'https:' || isLoopbackOrigin(origin) ? origin : null;
};

const origins = z
  .string()
  .transform((text) => text.split(',').map((one) => originOf(one.trim())))
  .refine((list) => !list.includes(null), { error: 'must be addresses such as https://gongkai.example.gov.cn' })
  .transform((list) => list.filter((one) => one !== null));

const issuer = z
  .string()
  .refine((text) => originOf(text) !== null, { error: 'must be the address of a provider over https' });

const whole = (least: number, most: number) =>
  z
    .string()
    .refine((text) => /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `must be a whole number from ${least} to ${most}`,
    })
    .transform(Number);

/** Settings of signing in as the environment has them. */
export const SIGN_IN_SETTINGS = {
  GONGKAI_ORIGIN: origins.default([]),
  GONGKAI_SESSION_IDLE_MINUTES: whole(1, 480).default(30),
  GONGKAI_SESSION_HOURS: whole(1, 24).default(12),
  GONGKAI_SECOND_FACTOR: z.enum(FACTOR_RULES).default('administrators'),
  GONGKAI_SIGN_IN_KEY: z.string().min(1).optional(),
  GONGKAI_OIDC_ISSUER: issuer.optional(),
  GONGKAI_OIDC_CLIENT: z.string().min(1).optional(),
  GONGKAI_OIDC_SECRET: z.string().min(1).optional(),
  GONGKAI_OIDC_CLAIM: z
    .string()
    .regex(/^[\w:./-]{1,100}$/, 'must be the name of a claim')
    .default('preferred_username'),
} as const;

/** Their part of `npm start -- --help`. */
export const SIGN_IN_USAGE = `  GONGKAI_ORIGIN          addresses under which browsers reach this server, https://host, separated by commas
                          (this machine alone, by http://localhost)
  GONGKAI_SESSION_IDLE_MINUTES  minutes without a request after which a session ends (30)
  GONGKAI_SESSION_HOURS   hours after which every session ends (12)
  GONGKAI_SECOND_FACTOR   who needs a second factor: nobody, administrators, heads (with administrators) or everybody
                          (administrators)
  GONGKAI_SIGN_IN_KEY     file of the key that seals second factors, made if missing; the same for all nodes
                          (sign-in-key in the folder of the database)
  GONGKAI_OIDC_ISSUER, GONGKAI_OIDC_CLIENT, GONGKAI_OIDC_SECRET
                          provider of the unified identity, and this server's name and secret there (none)
  GONGKAI_OIDC_CLAIM      claim that holds the identifier of a person (preferred_username)`;

/** Settings of signing in. */
export interface SignInConfig {
  readonly origins: readonly string[];
  readonly idleMs: number;
  readonly absoluteMs: number;
  readonly factorFor: FactorRule;
  readonly keyFile: string;
  readonly unified: Omit<UnifiedSettings, 'allowPrivate'> | null;
}

type Given = z.output<z.ZodObject<typeof SIGN_IN_SETTINGS>>;

const unifiedOf = (given: Given): SignInConfig['unified'] => {
  const { GONGKAI_OIDC_ISSUER: issuer, GONGKAI_OIDC_CLIENT: clientId, GONGKAI_OIDC_SECRET: clientSecret } = given;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return null;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw new ConfigError('GONGKAI_OIDC_ISSUER, GONGKAI_OIDC_CLIENT and GONGKAI_OIDC_SECRET go together');
  }
  return { issuer, clientId, clientSecret, claim: given.GONGKAI_OIDC_CLAIM };
};

/** @throws ConfigError where settings that go together do not. */
export const signInOf = (given: Given, data: string): SignInConfig => ({
  origins: given.GONGKAI_ORIGIN,
  idleMs: given.GONGKAI_SESSION_IDLE_MINUTES * 60_000,
  absoluteMs: given.GONGKAI_SESSION_HOURS * 3_600_000,
  factorFor: given.GONGKAI_SECOND_FACTOR,
  keyFile: resolve(given.GONGKAI_SIGN_IN_KEY ?? join(data, 'sign-in-key')),
  unified: unifiedOf(given),
});
