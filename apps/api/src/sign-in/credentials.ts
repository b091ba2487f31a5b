import { randomBytes } from 'node:crypto';
import type { Engine } from '@gongkai/engine';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { username } from 'better-auth/plugins/username';
import { loginAdapter } from './login-adapter.ts';
import type { PasswordHasher } from './password-hash.ts';

/** User names and passwords of people. */
export interface Credentials {
  /** The person whose they are; null for a wrong name or a wrong password, after the same work for either. */
  personOf(username: string, password: string): Promise<string | null>;
}

/** The library that compares passwords, on the logins of an engine; it serves no route, and its cookies are thrown away. */
const createAuth = ({ signIn }: Engine, { hash, verify }: PasswordHasher) =>
  betterAuth({
    // No request reaches it by an address.
    baseURL: 'http://localhost',
    secret: randomBytes(32).toString('hex'),
    database: loginAdapter(signIn),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash, verify: ({ hash: stored, password }) => verify(password, stored) },
    },
    plugins: [username({ minUsernameLength: 2, maxUsernameLength: 64, usernameValidator: () => true })],
    session: { cookieCache: { enabled: false } },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });

/** The user names and passwords of an engine. */
export const createCredentials = (engine: Engine, hasher: PasswordHasher): Credentials => {
  const auth = createAuth(engine, hasher);
  return {
    personOf: async (name, password) => {
      try {
        const found = await auth.api.signInUsername({ body: { username: name, password } });
        return found?.user.id ?? null;
      } catch (error) {
        if (error instanceof APIError && error.status === 'UNAUTHORIZED') return null;
        throw error;
      }
    },
  };
};
