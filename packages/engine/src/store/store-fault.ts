import { messageOf, type StoreFault, StoreUnavailableError } from '../errors.ts';

// Result codes of SQLite; the low byte of an extended code is the code.
const SQLITE: ReadonlyMap<number, StoreFault> = new Map([
  [3, 'read-only'], // PERM
  [5, 'too-slow'], // BUSY
  [6, 'too-slow'], // LOCKED
  [7, 'unavailable'], // NOMEM
  [8, 'read-only'], // READONLY
  [9, 'too-slow'], // INTERRUPT
  [10, 'unavailable'], // IOERR
  [11, 'damaged'], // CORRUPT
  [13, 'full'], // FULL
  [14, 'unavailable'], // CANTOPEN
  [15, 'too-slow'], // PROTOCOL
  [22, 'unavailable'], // NOLFS
  [23, 'unavailable'], // AUTH
  [26, 'damaged'], // NOTADB
]);

// Codes of PostgreSQL, then classes of them, from the most specific on.
const POSTGRES: readonly (readonly [code: string, fault: StoreFault])[] = [
  ['53100', 'full'],
  ['53', 'unavailable'], // insufficient resources: memory, connections
  ['57014', 'too-slow'], // a statement ran longer than it may
  ['57', 'unavailable'], // shut down, crashed, starting
  ['58', 'unavailable'], // the operating system of the server
  ['08', 'unavailable'], // the connection
  ['25006', 'read-only'],
  ['25P', 'too-slow'], // a transaction was idle for longer than it may be
  ['55P03', 'too-slow'], // a lock was not given in time
  ['55', 'unavailable'],
  ['40', 'too-slow'], // lost to other nodes in every attempt
  ['28', 'unavailable'], // the role may not log in any more
  ['42501', 'unavailable'], // rights of the role were taken away
  ['42P01', 'unavailable'], // tables are being restored, or were dropped
  ['3D', 'unavailable'],
  ['3F', 'unavailable'],
  ['26', 'unavailable'], // a pooler in between lost what was prepared
  ['XX001', 'damaged'],
  ['XX002', 'damaged'],
];

const SYSTEM =
  /^(?:ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|ENOTFOUND|EAI_AGAIN|EMFILE|ENFILE)$/;

// The driver gives the end of its connection no code.
const CONNECTION = /^(?:Connection terminated|Client has encountered|Client was closed|Cannot use a pool after)/;

const SQLSTATE = /^[\dA-Z]{5}$/;

const byCode = (code: string): StoreFault | null => {
  // A database that this process has closed, and a thread that was given too little memory.
  if (code === 'ERR_INVALID_STATE' || code.startsWith('ERR_WORKER_')) return 'unavailable';
  if (SYSTEM.test(code)) return 'unavailable';
  if (!SQLSTATE.test(code)) return null;
  return POSTGRES.find(([known]) => code.startsWith(known))?.[1] ?? null;
};

/** The fault of a store that an error of its driver reports; null for any other error. */
export const faultOf = (error: unknown): StoreFault | null => {
  if (error instanceof StoreUnavailableError) return error.reason;
  if (!(error instanceof Error)) return null;
  if ('errcode' in error) return SQLITE.get(Number(error.errcode) & 0xff) ?? null;
  const fault = 'code' in error ? byCode(String(error.code)) : null;
  return fault ?? (CONNECTION.test(error.message) ? 'unavailable' : null);
};

/** The error to throw for one of a driver: a fault of the store in one form, and any other error as it is. */
export const classified = (error: unknown): unknown => {
  const fault = error instanceof StoreUnavailableError ? null : faultOf(error);
  return fault === null ? error : new StoreUnavailableError(fault, messageOf(error), { cause: error });
};
