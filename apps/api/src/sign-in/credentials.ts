import { randomBytes } from 'node:crypto';
import type { Engine } from '@gongkai/engine';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { username } from 'better-auth/plugins/username';
import { loginAdapter } from './login-adapter.ts';
import type { PasswordHasher } from './password-hash.ts';

/** What is typed, and from where. */
export interface Typed {
  readonly username: string;
  readonly password: string;
  readonly address: string;
  readonly agent: string;
}

/** Passwords of people. */
export interface Credentials {
  /** Starts a session; null for a wrong name or a wrong password, after the same work for either. */
  signIn(typed: Typed): Promise<{ readonly token: string } | null>;
}

const ADDRESS_HEADER = 'x-client-address';

/** The library that compares passwords, on the logins of an engine; it serves no route, and sets no cookie of its own. */
const createAuth = ({ signIn }: Engine, { hash, verify }: PasswordHasher) =>
  betterAuth({
    // No request reaches it by an address.
    baseURL: 'http://localhost',
    // It signs cookies that are thrown away.
    secret: randomBytes(32).toString('hex'),
    database: loginAdapter(signIn),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash, verify: ({ hash: stored, password }) => verify(password, stored) },
    },
    plugins: [
      username({ minUsernameLength: 3, maxUsernameLength: 64, usernameValidator: () => true }),
    ],
    session: { cookieCache: { enabled: false } },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: { ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] } },
  });

/** The passwords of an engine. */
export const createCredentials = (engine: Engine, hasher: PasswordHasher): Credentials => {
  const auth = createAuth(engine, hasher);
  return {
    signIn: async ({ username: name, password, address, agent }) => {
      const headers = new Headers({ [ADDRESS_HEADER]: address, 'user-agent': agent });
      try {
        const { token } = (await auth.api.signInUsername({ body: { username: name, password }, headers })) ?? {};
        return token === undefined ? null : { token };
      } catch (error) {
        if (error instanceof APIError && error.status === 'UNAUTHORIZED') return null;
        throw error;
      }
    },
  };
};
