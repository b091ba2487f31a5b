import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { api, answerOf } from '../data/api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { typedIn } from '../parts/typed-in.ts';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import type { SupervisedCase } from './region-reads.ts';

// Facts of the file, which every procedure has.
const SHOWN: Readonly<Record<string, string>> = { 'case.supervised': 'demand', 'supervision.answered': 'measures' };

const wordsIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);

type Entry = Awaited<ReturnType<typeof readWith>>[number];

/** The demands and answers of a case, opened with a reason that the server logs. */
const readWith = async (id: string, reason: string) => {
  const header = { 'x-reason': encodeURIComponent(reason) };
  const facts = [];
  let after: string | undefined;
  do {
    const page = await answerOf(
      api.cases[':id'].facts.$get({ param: { id }, query: after === undefined ? {} : { after }, header }),
    );
    facts.push(...page.facts.filter(({ type }) => Object.hasOwn(SHOWN, type)));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return facts;
};

const Entries = ({ entries }: { readonly entries: readonly Entry[] }) => {
  const { words } = useWords();
  const dates = useDates();
  return (
    <ol className="demand-entries">
      {entries.map(({ seq, at, type, by, fact }) => (
        <li key={seq}>
          <span className="quiet">
            {dates.minute(at)} {by.name ?? by.id}
          </span>
          <strong>{type === 'case.supervised' ? words.region.demand : words.region.measures}</strong>
          <p>{wordsIn(fact[SHOWN[type] ?? '']) ?? words.time.none}</p>
        </li>
      ))}
    </ol>
  );
};

/** Asks why the content of a case is read, and shows its demands and answers. */
export const DemandHistory = ({
  record,
  onClose,
}: {
  readonly record: SupervisedCase;
  readonly onClose: () => void;
}) => {
  const { words } = useWords();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  const open = useMutation({ mutationFn: (reason: string) => readWith(record.id, reason) });
  return (
    <dialog ref={box} className="sheet" aria-labelledby="demand-history" onClose={onClose}>
      <h2 id="demand-history">{words.region.history(record.number)}</h2>
      {open.data === undefined ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            open.mutate(typedIn(new FormData(event.currentTarget), 'reason').trim());
          }}
        >
          <p className="quiet">{words.region.reasonMore}</p>
          <label className="field">
            <span>{words.region.reason}</span>
            <input name="reason" required maxLength={200} pattern=".*\S.*" autoFocus />
          </label>
          <ProblemNote error={open.error} />
          <p className="sheet-acts">
            <Button onClick={() => box.current?.close()}>{words.frame.close}</Button>
            <Button type="primary" htmlType="submit" loading={open.isPending}>
              {words.region.open}
            </Button>
          </p>
        </form>
      ) : (
        <>
          <Entries entries={open.data} />
          <p className="sheet-acts">
            <Button onClick={() => box.current?.close()}>{words.frame.close}</Button>
          </p>
        </>
      )}
    </dialog>
  );
};
