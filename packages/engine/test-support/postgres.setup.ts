import type { TestProject } from 'vitest/node';
import { startPostgres } from './embedded-postgres.fixture.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the server of this run. */
    databaseUrl: string;
  }
}

/** One real server for all tests that need one: that of `DATABASE_URL`, or an embedded one that ends with the run. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) {
    project.provide('databaseUrl', given);
    return async () => undefined;
  }
  const server = await startPostgres();
  project.provide('databaseUrl', server.url);
  return () => server.stop();
};
