import type { ListedClockState, ListFilters } from '../store/list-query.ts';
import type { Value } from './sql.ts';

type Bind = (value: Value) => string;

/** Digits of an instant from 2001 to 2286, as a text that is compared like the number. */
const DIGITS = 13;

interface At {
  /** The function that finds a text in another one. */
  readonly position: 'instr' | 'strpos';
  readonly bind: Bind;
  readonly now: number;
}

const isRunning = ({ position, bind, now }: At, start: string, isOverdue: boolean): string => {
  const found = `${position}(clocks, ${bind(start)})`;
  const from = `substr(clocks, ${found} + ${Array.from(start).length}, ${DIGITS})`;
  return `(${found} > 0 AND ${from} ${isOverdue ? '<=' : '>'} ${bind(String(now).padStart(DIGITS, '0'))})`;
};

const inState = (at: At, start: string, state: ListedClockState): string => {
  const { position, bind } = at;
  const has = (text: string): string => `${position}(clocks, ${bind(text)}) > 0`;
  if (state === 'overdue') return isRunning(at, `${start}running `, true);
  if (state === 'running') return `(${isRunning(at, `${start}running `, false)} OR ${has(`${start}running"`)})`;
  return has(`${start}${state}"`);
};

/** The conditions on one clock of a case, and on its state. */
export const clockSql = (
  position: At['position'],
  { clock, clockState, now = 0 }: ListFilters & { readonly now?: number },
  bind: Bind,
): readonly string[] => {
  if (clock === undefined) return [];
  const at = { position, bind, now };
  const start = `"${clock}":"`;
  return [clockState === undefined ? `${position}(clocks, ${bind(start)}) > 0` : inState(at, start, clockState)];
};
