import { QueryCache, QueryClient } from '@tanstack/react-query';
import { Refused, Unreachable } from './problem.ts';
import { connection } from './connection.ts';
import { session } from './session.ts';

const MOST_TRIES = 2;

const needsSignIn = ({ problem }: Refused): boolean =>
  problem.status === 401 || problem.code === 'auth/code-needed' || problem.code === 'auth/factor-needed';

/** Notes what an error says of the connection and of the session. */
export const noteError = (error: unknown): void => {
  if (error instanceof Unreachable) connection.lost();
  if (error instanceof Refused && needsSignIn(error)) session.ended(error.problem.code);
};

/** What is kept of the server's answers; each is read again when an event says that it changed. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noteError, onSuccess: () => connection.found() }),
  defaultOptions: {
    queries: {
      // Events say what changed; this is for what they do not tell of.
      staleTime: 30_000,
      networkMode: 'always',
      retry: (count, error) => error instanceof Unreachable && count < MOST_TRIES,
      refetchOnWindowFocus: true,
    },
    mutations: { networkMode: 'always', retry: false, onError: noteError },
  },
});
