import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the PostgreSQL server of this run is. */
    databaseUrl: string;
  }
}

/** The server that the project `postgresql` has started, or that of `DATABASE_URL`. */
export const databaseUrl = (): string => inject('databaseUrl');
