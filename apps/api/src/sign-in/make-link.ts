import { z } from '@hono/zod-openapi';
import { formatInstant } from '@gongkai/calendar';
import type { Context } from 'hono';
import type { Deps, Env } from '../http/types.ts';
import { noteSignIn } from './note.ts';
import { addressFor } from './origins.ts';

/** What a link is for. */
export const purpose = z
  .enum(['invitation', 'reset'])
  .openapi({ description: 'a first password, or another one for a lost one' });

/** A one-time link as it is answered, once. */
export const linkParts = { purpose, token: z.string(), link: z.string(), expiresAt: z.string() } as const;

/** Makes a one-time link for a person, and notes it in the log of security, without its token. */
export const makeLink = async (
  c: Context<Env>,
  deps: Deps,
  { address }: { readonly address: string },
  person: string,
) => {
  const { expiresAt, ...made } = await deps.engine.signIn.invite(person, c.var.caller);
  noteSignIn(c, deps, 'link-made', { person });
  return { ...made, link: `${addressFor(c, address)}/set-up#${made.token}`, expiresAt: formatInstant(expiresAt) };
};
