import type pg from 'pg';
import { messageOf, type StoreFault, StoreUnavailableError } from '../errors.ts';
import { classified, faultOf } from '../store/store-fault.ts';

/** How long a server may be silent beyond the limit that it sets itself for one statement. */
const SILENT_MS = 2_000;

const limits = new WeakMap<pg.Pool, number>();

/** Sets for how long one use of a connection may last; 0 for as long as it needs. */
export const limitConnections = (pool: pg.Pool, statementMs: number): void =>
  void limits.set(pool, statementMs === 0 ? 0 : statementMs + SILENT_MS);

// Everything that goes wrong here is a fault of the server or of the way to it, though the driver gives its own no code.
const faultOfConnecting = (error: unknown): StoreFault =>
  faultOf(error) ?? (/timeout/i.test(messageOf(error)) ? 'too-slow' : 'unavailable');

/**
 * A connection of the pool.
 * @throws StoreUnavailableError without one in time.
 */
export const connectTo = async (pool: pg.Pool): Promise<pg.PoolClient> => {
  try {
    return await pool.connect();
  } catch (error) {
    throw new StoreUnavailableError(faultOfConnecting(error), messageOf(error), { cause: error });
  }
};

// A server that answered an error is at the other end. One that became read-only is left all the same: a session keeps
// what it was opened with, and after a failover the writable server is another one.
const isLost = (error: unknown): boolean => {
  const fault = faultOf(error);
  return fault === 'unavailable' || fault === 'read-only';
};

/** The stream of a connection, which the types of the driver leave out. */
const cut = (client: pg.PoolClient, error: Error): void => {
  const { connection } = client as pg.PoolClient & { readonly connection?: pg.Connection };
  connection?.stream.destroy(error);
};

const useClient = async <T>(
  pool: pg.Pool,
  limitMs: number,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> => {
  const client = await connectTo(pool);
  let broken = false;
  const onError = (): void => void (broken = true);
  client.on('error', onError);
  // A server that is frozen answers nothing, not even its own time limit.
  const silent = new StoreUnavailableError('too-slow', `no answer of the server in ${limitMs} ms`);
  const late = limitMs === 0 ? undefined : setTimeout(() => cut(client, silent), limitMs);
  try {
    return await work(client);
  } catch (error) {
    broken ||= isLost(error);
    throw classified(error);
  } finally {
    clearTimeout(late);
    client.off('error', onError);
    client.release(broken);
  }
};

/**
 * Runs work on one connection; a connection that broke meanwhile, or whose server is silent, is not used again.
 * @throws StoreUnavailableError for a fault of the server.
 */
export const withClient = <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
  useClient(pool, limits.get(pool) ?? 0, work);

/** The same for work that may take as long as it needs. */
export const withPatientClient = <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
  useClient(pool, 0, work);
