import { isRecord } from '../src/ledger/canonical.ts';

/** Fields of a clock that have another name now. */
const RENAMED: Readonly<Record<string, string>> = { left: 'remaining', outside: 'outOfRange' };

const mapped = (value: unknown, of: (value: unknown) => unknown): unknown =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, of(one)])) : value;

const clockByNewNames = (clock: unknown): unknown =>
  isRecord(clock)
    ? Object.fromEntries(Object.entries(clock).map(([name, one]) => [RENAMED[name] ?? name, one]))
    : clock;

/** A reading with the names of today: its clocks are by instant and identifier. */
export const byNewNames = (reading: unknown): unknown =>
  isRecord(reading)
    ? { ...reading, clocks: mapped(reading['clocks'], (then) => mapped(then, clockByNewNames)) }
    : reading;
