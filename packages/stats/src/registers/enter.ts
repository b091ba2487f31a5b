import { refused, type StatsRefusal } from '../refusal.ts';
import { checkEntry, type EntryInput } from './check-entry.ts';
import type { Entry } from './entry.ts';

/** The entries of one register, agency and year, in the order in which they were made: its history. */
export const historyOf = (
  entries: Iterable<Entry>,
  of: Pick<EntryInput, 'register' | 'agency' | 'year'>,
): readonly Entry[] =>
  [...entries].filter(
    ({ register, agency, year }) => register === of.register && agency === of.agency && year === of.year,
  );

/**
 * Appends an entry. `seen` is the number of entries of this figure that the officer has read; if another officer added
 * one since, the entry is refused. Earlier entries are kept.
 */
export const enter = (
  entries: readonly Entry[],
  input: EntryInput,
  seen: number,
): { readonly ok: true; readonly entries: readonly Entry[] } | StatsRefusal => {
  const checked = checkEntry(input);
  if (!checked.ok) return checked;
  const history = historyOf(entries, input);
  if (history.length !== seen) {
    const last = history.at(-1);
    return refused(
      'register/conflict',
      `这一数字已由${last?.by ?? '他人'}更改,请重新读取后再填`,
      `This figure was changed by ${last?.by ?? 'someone'} in the meantime; read it again first`,
    );
  }
  return { ok: true, entries: [...entries, checked.entry] };
};
