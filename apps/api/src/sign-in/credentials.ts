import type { Engine } from '@gongkai/engine';
import { newToken } from './token.ts';
import type { PasswordHasher } from './password-hash.ts';

/** User names and passwords of people. */
export interface Credentials {
  /** The person whose they are; null for a wrong name or a wrong password, after the same work for either. */
  personOf(username: string, password: string): Promise<string | null>;
}

/** The library that compares passwords, on the logins of an engine; it serves no route, and its cookies are thrown away. */
const createAuth = async ({ signIn }: Engine, hasher: PasswordHasher) => {
  const [{ betterAuth }, { username }, { loginAdapter }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/username'),
    import('./login-adapter.ts'),
  ]);
  return betterAuth({
    // No request reaches it by an address.
    baseURL: 'http://localhost',
    secret: newToken(),
    database: loginAdapter(signIn),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: {
        hash: (password) => hasher.hash(password),
        verify: ({ hash, password }) => hasher.verify(password, hash),
      },
    },
    plugins: [username({ minUsernameLength: 2, maxUsernameLength: 64, usernameValidator: () => true })],
    session: { cookieCache: { enabled: false } },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
};

/** Whether the library says that name or password are wrong. */
const isWrong = (error: unknown): boolean =>
  error instanceof Error && 'status' in error && error.status === 'UNAUTHORIZED';

/** The user names and passwords of an engine. */
export const createCredentials = (engine: Engine, hasher: PasswordHasher): Credentials => {
  // The library is large: a node without signing in, or a program that mounts the API, does without.
  let auth: ReturnType<typeof createAuth> | null = null;
  return {
    personOf: async (name, password) => {
      auth ??= createAuth(engine, hasher);
      const { api } = await auth;
      try {
        const found = await api.signInUsername({ body: { username: name, password } });
        return found?.user.id ?? null;
      } catch (error) {
        if (isWrong(error)) return null;
        throw error;
      }
    },
  };
};
