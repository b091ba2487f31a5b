import { ROBOTS } from '@gongkai/engine';
import { z } from 'zod';
import { mailAddress } from './addresses.ts';
import { placeOf } from './allow-list.ts';
import { hostMayReach } from './may-reach.ts';

const UNCLEAN = /[\s\p{C}]/u;

const objectionTo = (text: string, allowed: ReadonlySet<string>): string | null => {
  if (UNCLEAN.test(text) || !URL.canParse(text)) return 'must be a URL';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return 'must not hold a user name or password';
  if (url.hash !== '') return 'must not have a fragment';
  if (['http:', 'https:'].includes(url.protocol) && allowed.has(placeOf(url))) return null;
  if (url.protocol !== 'https:') return 'must be https';
  return hostMayReach(url.hostname) ? null : 'must not resolve to a private address';
};

/** An HTTPS address that requests may reach, or one of the allowed places. */
export const webhookUrl = (allowed: ReadonlySet<string>) =>
  z
    .string()
    .max(2048)
    .superRefine((text, context) => {
      const message = objectionTo(text, allowed);
      if (message !== null) context.addIssue({ code: 'custom', message });
    });

/** Validates a new endpoint by the hosts that requests may reach (in the form of `allowedPlace`). */
export const endpointSchema = (allowPrivate: readonly string[]) =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('webhook'), target: webhookUrl(new Set(allowPrivate)) }),
    z.strictObject({ kind: z.enum(ROBOTS), target: webhookUrl(new Set(allowPrivate)) }),
    z.strictObject({ kind: z.literal('mail'), target: mailAddress }),
  ]);
