import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Overlay } from '@gongkai/calendar';
import { readOverlays } from '@gongkai/calendar/overlays';
import type { WarningRule } from '@gongkai/engine';
import { readWarningRules, USUAL_WARNINGS } from '@gongkai/engine';
import { z } from 'zod';
import type { ScannerPlace } from '@gongkai/reading/attached';
import { megabytes, scannerSetting } from './attachments/settings.ts';
import { ConfigError } from './config-error.ts';
import type { MailSettings } from './outbound/mail.ts';
import type { Network } from './limits/client-address.ts';
import {
  mailFromSetting,
  networksSetting,
  placesSetting,
  siteUrlSetting,
  smtpUrlSetting,
} from './outbound/settings.ts';
import { SIGN_IN_SETTINGS, SIGN_IN_USAGE, type SignInConfig, signInOf } from './sign-in/settings.ts';

// Digits only: an empty PORT is an error of the deployment, not port 0.
const digits = (least: number, most: number) =>
  z
    .string()
    .refine((value) => /^\d{1,10}$/.test(value) && Number(value) >= least && Number(value) <= most, {
      error: `must be a whole number from ${least} to ${most}`,
    })
    .transform(Number);

const readWarnings = (text: string, context: z.core.$RefinementCtx<string>): readonly WarningRule[] => {
  const { rules, bad } = readWarningRules(text);
  for (const part of bad) {
    context.addIssue({ code: 'custom', message: `${part} is not a warning; an example is 5wd:holder,1wd:superior` });
  }
  return rules;
};

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new ConfigError(`the local days in ${file} cannot be read`);
  }
};

const readLocalDays = (setting: string, context: z.core.$RefinementCtx<string>): readonly Overlay[] => {
  const { overlays, bad } = readOverlays(setting, readText);
  for (const message of bad) context.addIssue({ code: 'custom', message });
  return overlays;
};

const schema = z.object({
  PORT: digits(0, 65_535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'must be the address of a PostgreSQL server, postgres://user@host/database')
    .optional(),
  GONGKAI_DATA: z.string().min(1).optional(),
  GONGKAI_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  GONGKAI_SWEEP_SECONDS: digits(1, 3600).default(5),
  GONGKAI_REQUEST_SECONDS: digits(1, 3600).default(15),
  GONGKAI_LOCK_SECONDS: digits(1, 600).default(5),
  GONGKAI_STATEMENT_SECONDS: digits(1, 3600).default(10),
  GONGKAI_CLOCK_JUMP_SECONDS: digits(10, 86_400).default(120),
  GONGKAI_NOTICES: z.string().min(1).optional(),
  GONGKAI_OVERLAYS: z.string().transform(readLocalDays).default([]),
  GONGKAI_WARNINGS: z
    .string()
    .transform(readWarnings)
    .default([...USUAL_WARNINGS]),
  GONGKAI_RATE_PER_KEY: digits(1, 1_000_000).default(500),
  GONGKAI_RATE_PER_ADDRESS: digits(1, 1_000_000).default(1000),
  GONGKAI_TRUSTED_PROXIES: networksSetting.default([]),
  GONGKAI_REFERENCE: z.enum(['on', 'off']).default('on'),
  GONGKAI_METRICS: z.enum(['everybody', 'administrators', 'nobody']).default('everybody'),
  GONGKAI_SEED: digits(0, 4_294_967_295).optional(),
  GONGKAI_OUTBOUND_ALLOW: placesSetting.optional(),
  GONGKAI_MAIL_FROM: mailFromSetting.optional(),
  GONGKAI_PARTY_KEY: z.string().min(1).optional(),
  GONGKAI_HEADS: z.string().min(1).optional(),
  GONGKAI_HEADS_KEY: z.string().min(1).optional(),
  GONGKAI_ATTACHMENT_MB: megabytes(50),
  GONGKAI_CASE_MB: megabytes(200),
  GONGKAI_SCANNER: scannerSetting.optional(),
  GONGKAI_URL: siteUrlSetting.optional(),
  SMTP_URL: smtpUrlSetting.optional(),
  ...SIGN_IN_SETTINGS,
});

/** Server configuration. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** The address of a PostgreSQL server, for any number of nodes; otherwise one file in the data folder. */
  readonly databaseUrl: string | undefined;
  /** The folder of the database. */
  readonly data: string;
  readonly log: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  readonly sweepSeconds: number;
  /** Seconds until a request is answered at the latest. */
  readonly requestSeconds: number;
  /** Seconds for which a call waits for a lock of the database that another process holds. */
  readonly lockSeconds: number;
  /** Seconds for which a server may work on one statement; long work has no limit. */
  readonly statementSeconds: number;
  /** Seconds by which the clock of the host may be set while the node runs; a longer jump stops the sweep. */
  readonly clockJumpSeconds: number;
  /** A file of holiday notices to load in addition to those of the calendar. */
  readonly notices: string | undefined;
  /** Local days off that are left out of every count; none unless they are set. */
  readonly overlays: readonly Overlay[];
  readonly warnings: readonly WarningRule[];
  readonly demo: boolean;
  /** Whether to only create an administrator's key and print it. */
  readonly newAdminKey: boolean;
  readonly seed: number | undefined;
  /** Requests a second of one key and of one address, and proxies whose word about their clients is taken. */
  readonly rates: { readonly perKey: number; readonly perAddress: number; readonly trustedProxies: readonly Network[] };
  readonly reference: boolean;
  readonly metricsFor: 'everybody' | 'administrators' | 'nobody';
  /** Hosts of the agency's own network that webhooks may reach, `host:port`. */
  readonly allowPrivate: readonly string[];
  /** A file in a second place for signed heads of the ledger, and the key that signs them; null for no heads. */
  readonly heads: { readonly file: string; readonly key: string } | null;
  /**
   * The file of the key with which names, identity numbers and telephones of applicants are hashed, made where it is missing;
   * null for a server of databases without the setting: then earlier cases of an applicant are not recognised.
   */
  readonly partyKey: string | null;
  /** Bytes that attached files may have: each, and those of a case together. */
  readonly attachments: { readonly file: number; readonly case: number };
  /** The scanner for malware; null for none. */
  readonly scanner: ScannerPlace | null;
  /** Null without a mail server. */
  readonly mail: MailSettings | null;
  /** The address at which people open the application, for links in notices; null where it is not set. */
  readonly url: string | null;
  readonly signIn: SignInConfig;
}

export { ConfigError };

const FLAGS = new Set(['--demo', '--new-admin-key']);

const KNOWN = new Set(Object.keys(schema.shape));

export const USAGE = `Usage: npm start [-- --demo] [-- --new-admin-key]

  --demo            load a simulated year (Yunnan 2018) into its own folder and serve it
  --new-admin-key   create another administrator's key and print it; a server may be running
  --help            this text

Environment:
  PORT                    port to listen on (8080)
  HOST                    address to listen on (127.0.0.1; use :: to serve other machines)
  DATABASE_URL            PostgreSQL server, 14 or newer, for any number of nodes (default: one file)
  GONGKAI_DATA            folder of the database (./data, with --demo ./data-demo)
  GONGKAI_LOG             silent, error, warn, info or debug (info)
  GONGKAI_SWEEP_SECONDS   seconds between sweeps for due clocks (5)
  GONGKAI_REQUEST_SECONDS seconds until a request is answered at the latest, with 503 (15)
  GONGKAI_LOCK_SECONDS    seconds for which a call waits for a lock that another process holds (5)
  GONGKAI_STATEMENT_SECONDS  seconds for which a server works on one statement (10)
  GONGKAI_CLOCK_JUMP_SECONDS seconds by which the host's clock may be set; a longer jump stops the sweep (120; one file)
  GONGKAI_NOTICES         file of State Council notices to load, for a new year or an amendment
  GONGKAI_OVERLAYS        local days off to leave out of every count: regions or files, separated by commas (none);
                          the same for all nodes and for the gongkai command
  GONGKAI_WARNINGS        reminders before due dates, in working days or hours, and their receivers
                          (5wd:holder,1wd:superior,1h:holder; empty for none)
  GONGKAI_SEED            seed of the simulated year (2018)
  GONGKAI_RATE_PER_KEY    requests a second of one key, on average over ten seconds (500)
  GONGKAI_RATE_PER_ADDRESS  the same of one address (1000)
  GONGKAI_TRUSTED_PROXIES  proxies whose X-Forwarded-For is believed: addresses or networks, separated by commas (none)
  GONGKAI_REFERENCE       on or off: the reference pages and /openapi.json (on)
  GONGKAI_METRICS         who may read /metrics: everybody, administrators or nobody (everybody)
  GONGKAI_OUTBOUND_ALLOW  private receivers of webhooks, host:port separated by commas (none)
  GONGKAI_URL             address at which people open the application, for links in notices (no links)
  SMTP_URL                mail server, smtp://user:password@host:port or smtps://… (no mail)
  GONGKAI_PARTY_KEY       file of the key that hashes names and numbers of applicants, created if missing
                          (party.key in the data folder; with DATABASE_URL none: the same file for all nodes)
  GONGKAI_HEADS           file in a second place for signed heads of the ledger (none)
  GONGKAI_HEADS_KEY       private key that signs them, created if missing; needed with GONGKAI_HEADS
  GONGKAI_ATTACHMENT_MB   megabytes of an attached file (50)
  GONGKAI_CASE_MB         megabytes of all files of a case (200)
  GONGKAI_SCANNER         scanner for malware that speaks as clamd does, host:port or the path of a socket (none)
  GONGKAI_MAIL_FROM       address that mail is from; needed with SMTP_URL
${SIGN_IN_USAGE}
`;

const mailOf = (url: string | undefined, from: string | undefined): MailSettings | null => {
  if (url === undefined && from === undefined) return null;
  if (url === undefined || from === undefined) throw new ConfigError('SMTP_URL and GONGKAI_MAIL_FROM go together');
  return { url, from };
};

const headsOf = (file: string | undefined, key: string | undefined): Config['heads'] => {
  if (file === undefined && key === undefined) return null;
  if (file === undefined || key === undefined) throw new ConfigError('GONGKAI_HEADS and GONGKAI_HEADS_KEY go together');
  return { file, key };
};

type Given = z.output<typeof schema>;

const dataOf = ({ GONGKAI_DATA }: Given, demo: boolean): string => GONGKAI_DATA ?? (demo ? './data-demo' : './data');

const partyKeyOf = (given: Given, demo: boolean): string | null => {
  if (given.GONGKAI_PARTY_KEY !== undefined) return given.GONGKAI_PARTY_KEY;
  return given.DATABASE_URL === undefined ? join(dataOf(given, demo), 'party.key') : null;
};

/**
 * Reads environment and arguments, once.
 * @throws ConfigError when a value is wrong or a variable with our prefix is unknown.
 */
export const readConfig = (
  environment: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
): Config => {
  const unknown = Object.keys(environment).filter((name) => name.startsWith('GONGKAI_') && !KNOWN.has(name));
  if (unknown.length > 0) throw new ConfigError(`unknown setting ${unknown.join(', ')}; --help lists the known ones`);
  const strange = args.filter((arg) => !FLAGS.has(arg));
  if (strange.length > 0) throw new ConfigError(`unknown argument ${strange.join(' ')}\n\n${USAGE}`);
  const read = schema.safeParse(environment);
  if (!read.success) {
    throw new ConfigError(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  }
  const given = read.data;
  const demo = args.includes('--demo');
  const data = dataOf(given, demo);
  return {
    port: given.PORT,
    host: given.HOST,
    databaseUrl: given.DATABASE_URL,
    data,
    log: given.GONGKAI_LOG,
    sweepSeconds: given.GONGKAI_SWEEP_SECONDS,
    requestSeconds: given.GONGKAI_REQUEST_SECONDS,
    lockSeconds: given.GONGKAI_LOCK_SECONDS,
    statementSeconds: given.GONGKAI_STATEMENT_SECONDS,
    clockJumpSeconds: given.GONGKAI_CLOCK_JUMP_SECONDS,
    notices: given.GONGKAI_NOTICES,
    overlays: given.GONGKAI_OVERLAYS,
    warnings: given.GONGKAI_WARNINGS,
    demo,
    newAdminKey: args.includes('--new-admin-key'),
    seed: given.GONGKAI_SEED,
    rates: {
      perKey: given.GONGKAI_RATE_PER_KEY,
      perAddress: given.GONGKAI_RATE_PER_ADDRESS,
      trustedProxies: given.GONGKAI_TRUSTED_PROXIES,
    },
    reference: given.GONGKAI_REFERENCE === 'on',
    metricsFor: given.GONGKAI_METRICS,
    heads: headsOf(given.GONGKAI_HEADS, given.GONGKAI_HEADS_KEY),
    partyKey: partyKeyOf(given, demo),
    allowPrivate: given.GONGKAI_OUTBOUND_ALLOW ?? [],
    attachments: { file: given.GONGKAI_ATTACHMENT_MB, case: given.GONGKAI_CASE_MB },
    scanner: given.GONGKAI_SCANNER ?? null,
    url: given.GONGKAI_URL ?? null,
    mail: mailOf(given.SMTP_URL, given.GONGKAI_MAIL_FROM),
    signIn: signInOf(given, data),
  };
};
