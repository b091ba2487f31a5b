import { useQuery } from '@tanstack/react-query';
import { api, answerOf } from '../data/api.ts';
import { readCase, readProcedure } from '../data/reads.ts';
import { minuteAt, secondAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { type Case, readPeople } from './case-parts.ts';

/** A case as it was when a form was opened. */
export interface Opened {
  readonly one: Case;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const MOST = 5;

const readSince = (id: string, version: number) => ({
  queryKey: ['facts', id, 'since', version],
  queryFn: async () =>
    (
      await answerOf(
        api.cases[':id'].facts.$get({
          param: { id },
          query: { after: String(version), limit: String(MOST) },
          header: {},
        }),
      )
    ).facts,
});

const useHolder = (one: Case): ((holder: Case['file']['holder']) => string) => {
  const { words } = useWords();
  const people = useQuery(readPeople(one.agency)).data ?? [];
  return (holder) => {
    if (holder === null) return words.forms.conflict.nobody;
    const name = people.find(({ id }) => id === holder.person)?.name ?? holder.person ?? '';
    return `${holder.unit ?? ''} ${name}`.trim();
  };
};

const Row = ({ name, before, now }: { readonly name: string; readonly before: string; readonly now: string }) => (
  <tr>
    <th scope="row">{name}</th>
    <td>{before}</td>
    <td>{before === now ? now : <strong>{now}</strong>}</td>
  </tr>
);

const What = ({ opened, now }: { readonly opened: Opened; readonly now: Case }) => {
  const { words, text } = useWords();
  const { one, at } = opened;
  const since = useQuery(readSince(one.id, one.version)).data ?? [];
  const procedure = useQuery(readProcedure(now.procedure)).data;
  return (
    <div className="note">
      <strong>⚠ {words.forms.conflict.title}</strong>
      <p>
        {since.map(({ seq, recordedAt, by, type }) => {
          const label = procedure?.facts.find((fact) => fact.type === type)?.label;
          const who = [by.unit, by.name ?? by.id].filter((part) => part !== null && part !== undefined).join(' ');
          const act = label === undefined ? type : text(label);
          return <span key={seq}>{words.forms.conflict.what(secondAt(Date.parse(recordedAt)), who, act)} </span>;
        })}
        {words.forms.conflict.opened(minuteAt(at))}
      </p>
    </div>
  );
};

/** What changed while a form was filled in, with what was typed beside it, and the ways to go on. */
export const ConflictNote = ({
  opened,
  typed,
  onGive,
  onReopen,
}: {
  readonly opened: Opened;
  readonly typed: string;
  readonly onGive: () => void;
  readonly onReopen: (now: Case) => void;
}) => {
  const { words, text } = useWords();
  const { one } = opened;
  const { data } = useQuery(readCase(one.id));
  const holder = useHolder(one);
  const now = data === undefined || data.version === one.version ? null : data;
  const { conflict } = words.forms;
  if (now === null) return <p className="quiet">{words.frame.loading}</p>;
  const allowed = now.permitted.filter((permission) => permission.allowed).slice(0, MOST);
  return (
    <section className="conflict" role="alert">
      <What opened={opened} now={now} />
      <table className="plain-table">
        <thead>
          <tr>
            <td />
            <th scope="col">{conflict.before}</th>
            <th scope="col">{conflict.now}</th>
          </tr>
        </thead>
        <tbody>
          <Row name={conflict.stage} before={text(one.state.label)} now={text(now.state.label)} />
          <Row name={conflict.holder} before={holder(one.file.holder)} now={holder(now.file.holder)} />
          <tr>
            <th scope="row">{conflict.typed}</th>
            <td colSpan={2}>
              {typed !== '' && <q>{typed}</q>} <span className="quiet">{conflict.kept}</span>
            </td>
          </tr>
        </tbody>
      </table>
      <div className="act-end">
        <span className="quiet">
          {conflict.can} {allowed.map(({ label }) => text(label)).join('、')}
        </span>
        <button type="button" className="quiet-button" onClick={onGive}>
          {conflict.give}
        </button>
        <button type="button" className="primary-button" onClick={() => onReopen(now)} autoFocus>
          {conflict.reopen}
        </button>
      </div>
    </section>
  );
};
