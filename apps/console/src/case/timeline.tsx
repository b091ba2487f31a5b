import { useState } from 'react';
import { Article } from '../parts/article.tsx';
import { useDates } from '../words/date-words.tsx';
import { dayAt, dayShifted, minuteAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import type { CaseParts, Entry } from './case-data.ts';
import { bindsAgency, isInHours, mainClockOf } from './clock-kinds.ts';
import { EntrySaid, Recorder, useFactLabel, useValues } from './entry-said.tsx';
import { fieldsOf, saidBy } from './fact-fields.ts';
import { shortRows, type TimelineRow, type Wait, waitsOf, wholeRows } from './timeline-rows.ts';
import { useWaitDays } from './use-case-days.ts';
import { WhereTimeWent } from './where-time-went.tsx';

const SHORT_FIELDS = 4;
// `03-05`
const SHORT_DAY = 5;

type ActRow = Extract<TimelineRow<Entry>, { kind: 'act' }>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a correction says of an entry: the old and the new value beside each other, or that it does not count. */
const Correction = ({ entry, of, parts }: { readonly entry: Entry; readonly of: Entry; readonly parts: CaseParts }) => {
  const { words, text } = useWords();
  const dates = useDates();
  const shown = useValues();
  const name = useFactLabel(parts.procedure);
  const { data, reason } = entry.fact;
  const fields = fieldsOf(parts.procedure.facts, of.type);
  const [before, after] = [saidBy(of.fact, fields), saidBy(isRecord(data) ? data : {}, fields)];
  return (
    <p className="correction">
      <strong>{name(entry.type)}</strong> {dates.minute(entry.at)} <Recorder by={entry.by} />
      {after.map(({ path, label, values }) => (
        <span key={path}>
          {' '}
          {text(label)}{' '}
          <del>
            {before
              .find((one) => one.path === path)
              ?.values.map(shown)
              .join(words.case.sum.and) ?? words.time.none}
          </del>{' '}
          <ins>{values.map(shown).join(words.case.sum.and)}</ins>
        </span>
      ))}
      {typeof reason === 'string' && <span className="quiet"> {reason}</span>}
    </p>
  );
};

const Irregular = ({ seq, parts: { one } }: { readonly seq: number; readonly parts: CaseParts }) => {
  const { words, text } = useWords();
  const found = one.irregularities.find((irregularity) => irregularity.seq === seq);
  if (found === undefined) return null;
  return (
    <div className="irregular">
      <span className="mark-plain">{words.desk.irregular}</span>
      {found.rules.map(({ code, text: rule, basis, follows }) => (
        <p key={code}>
          {text(rule)} <Article basis={basis} />
          {follows !== null && <span className="quiet"> {text(follows)}</span>}
        </p>
      ))}
      {found.reason !== null && <p className="quiet">{words.case.reasonGiven(found.reason)}</p>}
    </div>
  );
};

const When = ({ at }: { readonly at: string }) => {
  const dates = useDates();
  const ms = Date.parse(at);
  const [day = '', weekday = ''] = dates.day(dayAt(ms)).split(' ');
  // A day of another year is longer: its weekday goes to the second line.
  const isShort = day.length <= SHORT_DAY;
  return (
    <time dateTime={at}>
      {isShort ? `${day} ${weekday}` : day}
      <br />
      {isShort ? minuteAt(ms) : `${weekday} ${minuteAt(ms)}`}
    </time>
  );
};

const Act = ({
  row,
  parts,
  isShort,
  seen,
}: {
  readonly row: ActRow;
  readonly parts: CaseParts;
  readonly isShort: boolean;
  readonly seen: number;
}) => {
  const { words } = useWords();
  const dates = useDates();
  const name = useFactLabel(parts.procedure);
  const { entry, also, corrections } = row;
  const isVoid = corrections.some(({ type }) => type === 'entry.voided');
  const isNew = seen > 0 && [entry, ...also].some(({ seq }) => seq > seen);
  return (
    <li data-new={isNew} data-void={isVoid}>
      <When at={entry.at} />
      <div className="told">
        <p className="told-what">
          <strong>{name(entry.type)}</strong>
          {isNew && <span className="for-ears"> {words.case.isNew}</span>}
          {!isShort && <span className="quiet"> {words.case.entryNumber(entry.seq)}</span>}
        </p>
        <EntrySaid entry={entry} procedure={parts.procedure} {...(isShort ? { most: SHORT_FIELDS } : {})} />
        {also.map((one) => (
          <div key={one.seq} className="told-also">
            {dates.minute(one.at)} {name(one.type)} <Recorder by={one.by} />
            <EntrySaid entry={one} procedure={parts.procedure} most={SHORT_FIELDS} />
          </div>
        ))}
        {[entry, ...also].map(({ seq }) => (
          <Irregular key={seq} seq={seq} parts={parts} />
        ))}
        {corrections.map((one) => (
          <Correction key={one.seq} entry={one} of={entry} parts={parts} />
        ))}
      </div>
      <span className="told-who">
        <Recorder by={entry.by} />
      </span>
    </li>
  );
};

const WaitRow = ({ wait, parts }: { readonly wait: Wait; readonly parts: CaseParts }) => {
  const { words, text } = useWords();
  const dates = useDates();
  const days = useWaitDays(parts, wait);
  const clock = parts.one.clocks.find(({ term }) => term.excluded.some(({ after }) => after === wait.after));
  const { after, through } = wait;
  return (
    <li className="wait">
      <span className="wait-days">
        {dates.day(days === 0 ? after : dayShifted(after, 1))}
        <br />
        {through === null ? words.case.now : dates.day(through)}
      </span>
      <p className="wait-box">
        <span aria-hidden="true">‖</span> <strong>{words.case.stopped(days)}</strong>
        {clock !== undefined && <span className="quiet">{text(clock.label)}</span>}
        {clock !== undefined && <Article basis={clock.basis} />}
      </p>
    </li>
  );
};

/** What happened, the newest first: in short, or every entry. */
export const Timeline = ({ parts, seen }: { readonly parts: CaseParts; readonly seen: number }) => {
  const { words } = useWords();
  const [isShort, setShort] = useState(true);
  const { one, entries } = parts;
  const main = mainClockOf(one.clocks);
  const waits = waitsOf(main !== null && !isInHours(main) ? [main] : one.clocks.filter(bindsAgency));
  const rows = isShort ? shortRows(entries, waits) : wholeRows(entries, waits);
  return (
    <>
      <div className="tab-head">
        {[true, false].map((short) => (
          <button
            key={String(short)}
            type="button"
            className="view"
            aria-pressed={isShort === short}
            onClick={() => setShort(short)}
          >
            {short ? words.case.short : words.case.whole}
          </button>
        ))}
        <span className="quiet">{words.case.entries(entries.length)}</span>
        <button type="button" className="link tab-end" onClick={() => window.print()}>
          {words.case.print}
        </button>
      </div>
      <ol className="timeline">
        {rows.map((row) =>
          row.kind === 'wait' ? (
            <WaitRow key={`wait ${row.wait.after}`} wait={row.wait} parts={parts} />
          ) : (
            <Act key={row.entry.seq} row={row} parts={parts} isShort={isShort} seen={seen} />
          ),
        )}
      </ol>
      <WhereTimeWent parts={parts} />
    </>
  );
};
