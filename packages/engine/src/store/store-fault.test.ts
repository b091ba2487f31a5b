import { describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '../errors.ts';
import { classified, faultOf } from './store-fault.ts';

const withCode = (code: string, message = ''): Error => Object.assign(new Error(message), { code });
const sqlite = (errcode: number): Error => Object.assign(new Error('x'), { code: 'ERR_SQLITE_ERROR', errcode });

describe('the fault that an error of a driver reports', () => {
  it.each([
    // SQLITE_BUSY, BUSY_RECOVERY, BUSY_SNAPSHOT, LOCKED, READONLY, READONLY_DBMOVED, IOERR_FSYNC, FULL, CANTOPEN, NOTADB
    ...([5, 261, 517, 6] as const).map((code) => [code, 'too-slow'] as const),
    ...([8, 1032, 3] as const).map((code) => [code, 'read-only'] as const),
    ...([10, 1034, 4106, 14, 7] as const).map((code) => [code, 'unavailable'] as const),
    [13, 'full'],
    [11, 'damaged'],
    [26, 'damaged'],
    // SQLITE_ERROR, CONSTRAINT, MISMATCH, MISUSE
    [1, null],
    [19, null],
    [1555, null],
    [20, null],
    [21, null],
  ] as const)('of SQLite: %i is %s', (code, fault) => {
    expect(faultOf(sqlite(code))).toBe(fault);
  });

  it.each([
    ['53100', 'full'],
    ...['53200', '53300', '53400', '57P01', '57P02', '57P03', '57P05', '58030', '08006', '08P01', '28P01', '3D000'].map(
      (code) => [code, 'unavailable'] as const,
    ),
    ['25006', 'read-only'],
    ...['57014', '55P03', '25P03', '40001', '40P01'].map((code) => [code, 'too-slow'] as const),
    ['XX001', 'damaged'],
    ['XX002', 'damaged'],
    ...['23505', '23502', '22P02', '42601', '42703', '0A000', 'XX000', 'P0001'].map((code) => [code, null] as const),
  ] as const)('of PostgreSQL: %s is %s', (code, fault) => {
    expect(faultOf(withCode(code))).toBe(fault);
  });

  it.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
    'ERR_INVALID_STATE',
    'ERR_WORKER_OUT_OF_MEMORY',
  ])('of the host: %s is unavailable', (code) => {
    expect(faultOf(withCode(code))).toBe('unavailable');
  });

  it.each(['Connection terminated unexpectedly', 'Client has encountered a connection error and is not queryable'])(
    'of the driver: %s',
    (message) => {
      expect(faultOf(new Error(message))).toBe('unavailable');
    },
  );

  it('is none for any other error', () => {
    for (const other of [new Error('x'), new TypeError('y'), withCode('ENOENT'), 'text', null, undefined]) {
      expect(faultOf(other)).toBeNull();
      expect(classified(other)).toBe(other);
    }
  });

  it('becomes one error, which keeps the message and its cause', () => {
    const error = withCode('25006', 'cannot execute INSERT in a read-only transaction');
    const one = classified(error);
    expect(one).toBeInstanceOf(StoreUnavailableError);
    expect(one).toMatchObject({ code: 'store/read-only', reason: 'read-only', message: error.message, cause: error });
    expect(classified(one)).toBe(one);
  });
});
