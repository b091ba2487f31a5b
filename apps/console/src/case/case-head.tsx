import { use, useEffect, useId, useRef, useState } from 'react';
import { useServerSecond, useDates } from '../words/date-words.tsx';
import { dayAt, daysBetween } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import type { CaseParts } from './case-data.ts';
import { EntrySaid, PersonNames } from './entry-said.tsx';
import { isOpen } from './clock-kinds.ts';
import { tagLabel, wordFor } from './fact-fields.ts';
import { giveReason, useReason } from './opened.ts';

const MOST = 200;

const ReasonForm = ({ id, onDone }: { readonly id: string; readonly onDone: () => void }) => {
  const { words } = useWords();
  const field = useId();
  const [reason, setReason] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <form
      className="reason"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === '') return;
        giveReason(id, reason.trim());
        onDone();
      }}
    >
      <label htmlFor={field}>{words.case.reasonFor}</label>
      <input
        ref={input}
        id={field}
        value={reason}
        maxLength={MOST}
        required
        onChange={({ target }) => setReason(target.value)}
      />
      <button type="submit" className="quiet-button">
        {words.case.showAll}
      </button>
      <button type="button" className="link" onClick={onDone}>
        {words.case.cancel}
      </button>
      <span className="quiet">{words.case.reasonLogged}</span>
    </form>
  );
};

/** Shows that personal data are left out, and lets one with a reason read them. */
const Hidden = ({ id }: { readonly id: string }) => {
  const { words } = useWords();
  const [isAsking, setAsking] = useState(false);
  if (isAsking) return <ReasonForm id={id} onDone={() => setAsking(false)} />;
  return (
    <button type="button" className="link" onClick={() => setAsking(true)}>
      {words.case.showAll}
    </button>
  );
};

const Holder = ({ one }: Pick<CaseParts, 'one'>) => {
  const { words } = useWords();
  const today = dayAt(useServerSecond());
  const names = use(PersonNames);
  const { holder } = one.file;
  if (holder === null) return <span className="quiet">{words.desk.unassigned}</span>;
  const days = Math.max(0, daysBetween(dayAt(Date.parse(holder.since)), today));
  return (
    <>
      <strong>
        {holder.unit} {names.get(holder.person ?? '') ?? holder.person}
      </strong>{' '}
      <span className="quiet">
        {one.clocks.some(isOpen) && words.desk.heldFor(days)}
        {holder.acceptedAt === null && `·${words.desk.unread}`}
        {holder.returned && `·${words.case.returned}`}
      </span>
    </>
  );
};

const Who = ({ one, row, procedure, entries, isRedacted }: CaseParts) => {
  const { words, text } = useWords();
  const dates = useDates();
  const reason = useReason(one.id);
  const word = (code: string): string => text(wordFor(procedure.facts, code));
  const received = row?.receivedOn ?? (entries[0] === undefined ? null : dayAt(Date.parse(entries[0].at)));
  return (
    <div className="case-who">
      <dl>
        {reason === null && (row?.party ?? null) !== null && (
          <div>
            <dt>{words.case.party}</dt>
            <dd>{row?.party}</dd>
          </div>
        )}
        {received !== null && (
          <div>
            <dt>{words.case.received}</dt>
            <dd>
              {dates.day(received, true)} {row !== null && row.channel !== null && word(row.channel)}
            </dd>
          </div>
        )}
        <div>
          <dt>{words.case.holds}</dt>
          <dd>
            <Holder one={one} />
          </dd>
        </div>
        {row !== null && row.tags.length > 0 && (
          <div>
            <dt>{words.case.tags}</dt>
            <dd>{row.tags.map((tag) => text(tagLabel(procedure, tag))).join(words.case.sum.and)}</dd>
          </div>
        )}
        {one.outcome !== null && (
          <div>
            <dt>{words.case.outcome}</dt>
            <dd>
              <strong>{text(one.outcome.label)}</strong>
            </dd>
          </div>
        )}
      </dl>
      {isRedacted && <Hidden id={one.id} />}
      {reason !== null && <span className="quiet">{words.case.openedFor(reason)}</span>}
    </div>
  );
};

/** The number and the matter, who asks, who has it in hand. */
export const CaseHead = ({ parts, seen }: { readonly parts: CaseParts; readonly seen: number }) => {
  const { words, text } = useWords();
  const { one, matter, procedure, entries } = parts;
  const reason = useReason(one.id);
  // Lists show no names for a reason: what the case was opened with says them.
  const [first] = entries;
  const fresh = entries.filter(({ seq }) => seq > seen).length;
  return (
    <header className="case-head">
      <div className="case-title">
        <h1>
          <span className="case-number">{one.number}</span>{' '}
          <span>{matter ?? (reason === null ? words.desk.notShown : '')}</span>
        </h1>
        {one.irregularities.length > 0 && <span className="mark-plain">{words.desk.irregular}</span>}
        {one.file.supervised !== null && <span className="mark-red">{words.desk.supervised}</span>}
        <span className="quiet case-kind">
          {text(procedure.label)}·{text(one.state.label)}
          {fresh > 0 && seen > 0 && `·${words.case.changed(fresh)}`}
        </span>
      </div>
      <Who {...parts} />
      {reason !== null && first !== undefined && <EntrySaid entry={first} procedure={procedure} />}
    </header>
  );
};
