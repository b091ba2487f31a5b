import { useDates } from '../words/date-words.tsx';
import { dayAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import type { Case, Entry, Procedure } from './case-data.ts';
import { type Step, stepsOf } from './checklist.ts';

const GLYPHS = { done: '✓', current: '◐', 'to-come': '○' } as const;

interface Line {
  readonly id: string;
  readonly name: string;
  readonly how: Step['how'];
  readonly at: string | null;
}

/** The entries that move the procedure: those of the file, and those that are void, do not. */
export const movingEntries = (entries: readonly Entry[], procedure: Procedure): readonly Entry[] => {
  const moved = new Set(procedure.states.flatMap(({ table }) => Object.keys(table)));
  const voided = new Set(entries.flatMap(({ type, fact }) => (type === 'entry.voided' ? [fact['seq']] : [])));
  return entries.filter(({ seq, type }) => moved.has(type) && !voided.has(seq));
};

// The search is of the file, whatever the procedure: it shows where one is on record, or where an open case lacks one.
const useSearched = ({ file }: Case, entries: readonly Entry[], isClosed: boolean): readonly Line[] => {
  const { words } = useWords();
  const found = entries.findLast(({ type, fact }) => type === 'note.added' && fact['kind'] === 'search');
  if (!file.searched && isClosed) return [];
  const how = file.searched ? 'done' : 'to-come';
  return [{ id: 'searched', name: words.case.searched, how, at: found?.at ?? null }];
};

const useAccepted = ({ file }: Case): readonly Line[] => {
  const { words } = useWords();
  const { holder } = file;
  if (holder === null) return [];
  const isTaken = holder.acceptedAt !== null;
  return [{ id: 'accepted', name: words.case.accepted, how: isTaken ? 'done' : 'to-come', at: holder.acceptedAt }];
};

/** What has been done, where the case is, and what comes as a rule: states of the procedure, and the office's own steps. */
export const Checklist = ({
  one,
  procedure,
  entries,
}: {
  readonly one: Case;
  readonly procedure: Procedure;
  readonly entries: readonly Entry[];
}) => {
  const { words, text } = useWords();
  const dates = useDates();
  const steps = stepsOf(procedure, movingEntries(entries, procedure), one.state.id);
  const isClosed = steps.at(-1)?.how === 'current';
  const states = steps.map(({ id, label, how, at }): Line => ({ id, name: text(label), how, at }));
  const own = [...useAccepted(one), ...useSearched(one, entries, isClosed)];
  const at = states.findIndex(({ how }) => how === 'current');
  const passed = [...states.slice(0, at), ...own.filter(({ how }) => how === 'done')];
  const lines = [
    ...passed.toSorted((a, b) => Date.parse(a.at ?? '') - Date.parse(b.at ?? '')),
    ...states.slice(at, at + 1),
    ...own.filter(({ how }) => how === 'to-come'),
    ...states.slice(at + 1),
  ];
  const done = lines.filter(({ how }) => how === 'done').length + (isClosed ? 1 : 0);
  return (
    <section className="checklist" aria-labelledby="checklist-title">
      <h2 id="checklist-title">
        {words.case.checklist}{' '}
        <span className="quiet">
          {done} / {lines.length}
        </span>
      </h2>
      <ol>
        {lines.map(({ id, name, how, at: when }) => (
          <li key={id} data-how={how} aria-current={how === 'current' ? 'step' : undefined}>
            <span aria-hidden="true">{how === 'current' && isClosed ? GLYPHS.done : GLYPHS[how]}</span>
            <span>
              {name}
              <span className="for-ears">{words.case.how[how]}</span>
            </span>
            <span className="quiet">
              {when !== null && when !== '' && dates.day(dayAt(Date.parse(when))).slice(0, -3)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
};
