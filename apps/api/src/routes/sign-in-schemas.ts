import { z } from '@hono/zod-openapi';
import { PERSON } from '@gongkai/engine';

/** A user name: it begins with a letter or digit; small and capital letters are the same. */
export const username = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._@-]{1,63}$/, '2 to 64 letters, digits, dots, dashes, _ and @')
  .openapi({ description: 'small and capital letters are the same' });

/** A password as it is typed to sign in: it may be an old one. */
export const typedPassword = z.string().min(1).max(200).openapi({ format: 'password' });

/** A new password. */
export const newPassword = z.string().min(12).max(200).openapi({
  format: 'password',
  description: '12 characters at least, of any kind; common ones are refused',
});

/** The token of a one-time link: what follows # in it. */
export const linkToken = z
  .string()
  .regex(/^[\w-]{43}$/, 'the part of the link after #')
  .openapi({ description: 'what follows # in the link' });

/** A code of an authenticator app. */
export const code = z
  .string()
  .regex(/^\d{6}$/, 'six digits')
  .openapi({ description: 'six digits of the app' });

/** A recovery code, with or without its dashes. */
export const recoveryCode = z
  .string()
  .max(40)
  .regex(/^[A-Za-z0-9 -]{24,40}$/, '24 letters and digits')
  .openapi({ description: '24 letters and digits; spaces, dashes and case do not matter' });

/** A person by identifier. */
export const person = z.string().regex(PERSON, 'lower-case letters, digits, dots, dashes, _ and @, at most 100');

/** A session as its person sees it. */
export const sessionSchema = z
  .object({
    id: z.string(),
    way: z.enum(['password', 'unified']).openapi({ description: 'by password, or by the unified identity' }),
    factors: z.int().openapi({ description: '2 where a second factor was shown' }),
    address: z.string(),
    agent: z.string(),
    startedAt: z.string(),
    seenAt: z.string().openapi({ description: 'the last use, at most a minute late' }),
    endsAt: z.string().openapi({ description: 'when it ends in any case' }),
    endsIdleAt: z.string().openapi({ description: 'when it ends if nothing more is asked' }),
    current: z.boolean().openapi({ description: 'whether this request came in it' }),
  })
  .openapi('Session');

/** What has to follow before the session may do anything else. */
export const nextStep = z
  .enum(['none', 'code', 'second-factor'])
  .openapi({ description: '`code`: show the second factor; `second-factor`: set one up first' });
