import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { answerOf, api } from '../data/api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { useWords } from '../words/language.ts';
import { without } from '../parts/without.ts';

/** A figure that may be entered: the register, and how many entries of it were read. */
export interface EntryItem {
  readonly register: string;
  readonly label: string;
  readonly unit: string;
  readonly seen: number;
  readonly value: number | null;
}

// What is typed for an agency and a year; the forms of one cell and of all that is missing share it.
interface EntryDraft {
  readonly typed: Readonly<Record<string, string>>;
  readonly why: string;
}

const NOTHING: EntryDraft = { typed: {}, why: '' };

const NUMBER = /^-?\d+(\.\d+)?$/;

/** What is typed for an agency, and writing it entry by entry. */
const useEntries = (year: number, agency: string, items: readonly EntryItem[]) => {
  const client = useQueryClient();
  const draft = useDraft<EntryDraft>(`entries.${year}.${agency}`, NOTHING);
  const { typed, why } = draft.value;
  const setTyped = (change: (before: EntryDraft['typed']) => EntryDraft['typed']): void =>
    draft.set((before) => ({ ...before, typed: change(before.typed) }));
  const filled = items.filter(({ register }) => NUMBER.test((typed[register] ?? '').trim()));
  const save = useMutation({
    mutationFn: async () => {
      for (const { register, unit, seen } of filled) {
        const value = Number(typed[register]);
        const json = { agency: agency, value, unit, seen, ...(why.trim() === '' ? {} : { why: why.trim() }) };
        await answerOf(api.registers[':year'][':register'].$put({ param: { year: String(year), register }, json }));
        // What is written need not be typed again if a later one is refused.
        setTyped((before) => without(before, register));
      }
      draft.set((before) => ({ ...before, why: '' }));
      return filled.length;
    },
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [kind] }) => ['table', 'entries', 'publication'].includes(String(kind)),
      }),
  });
  return { draft, setTyped, filled, save };
};

/** Fields for the figures of an agency; what is left empty is not entered. */
export const EntryForm = ({
  year,
  agency,
  items,
}: {
  readonly year: number;
  readonly agency: { readonly id: string; readonly name: string };
  readonly items: readonly EntryItem[];
}) => {
  const { words } = useWords();
  const { enter } = words.figures;
  const { draft, setTyped, filled, save } = useEntries(year, agency.id, items);
  const { typed, why } = draft.value;
  const isEdit = items.some(({ seen }) => seen > 0);
  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (filled.length > 0) save.mutate();
      }}
    >
      <h3>{enter.title(agency.name)}</h3>
      <p className="quiet">{enter.hint}</p>
      <div className="entry-fields">
        {items.map(({ register, label, unit, value }) => (
          <label key={register} className="field">
            <span>{enter.value(label, unit)}</span>
            <input
              inputMode="decimal"
              value={typed[register] ?? ''}
              placeholder={value === null ? '' : String(value)}
              onChange={({ target }) => setTyped((before) => ({ ...before, [register]: target.value }))}
            />
          </label>
        ))}
        {isEdit && (
          <label className="field">
            <span>{enter.why}</span>
            <input
              value={why}
              maxLength={500}
              onChange={({ target }) => draft.set((before) => ({ ...before, why: target.value }))}
            />
          </label>
        )}
      </div>
      <ProblemNote error={save.error} />
      {save.isSuccess && <p role="status">✓ {enter.saved(save.data)}</p>}
      <p className="finding-acts">
        {items.length > 1 && (
          <Button
            onClick={() =>
              setTyped((before) => ({
                ...Object.fromEntries(items.map(({ register }) => [register, '0'])),
                ...Object.fromEntries(Object.entries(before).filter(([, value]) => value.trim() !== '')),
              }))
            }
          >
            {enter.zero}
          </Button>
        )}
        <Button type="primary" htmlType="submit" loading={save.isPending} aria-disabled={filled.length === 0}>
          {enter.save(filled.length)}
        </Button>
      </p>
    </form>
  );
};
