import { useQuery } from '@tanstack/react-query';
import { type ReactNode, use } from 'react';
import { readDesk } from '../../data/reads.ts';
import { useDates } from '../../words/date-words.tsx';
import { useWords } from '../../words/language.ts';
import type { CaseParts } from '../case-data.ts';
import { PersonNames } from '../entry-said.tsx';
import { wordFor } from '../fact-fields.ts';

/** What the incident is, its grade, and who has it in hand. */
export const RoomHead = ({ parts, children }: { readonly parts: CaseParts; readonly children: ReactNode }) => {
  const { words, text } = useWords();
  const dates = useDates();
  const names = use(PersonNames);
  const { one, matter, procedure } = parts;
  const { data: desk } = useQuery({ ...readDesk, enabled: false });
  const grade = desk?.incidents.find(({ id }) => id === one.id)?.grade ?? null;
  const { holder } = one.file;
  return (
    <div className="room-head">
      <span className="on-red-2">
        <span className="case-number">{one.number}</span>·{text(procedure.label)}·{text(one.state.label)}
      </span>
      <h1>{matter ?? words.desk.notShown}</h1>
      {grade !== null && <span className="room-grade">{text(wordFor(procedure.facts, grade))}</span>}
      {children}
      {holder !== null && (
        <span>
          <span className="on-red-2">{words.case.holds}</span>{' '}
          <strong>
            {holder.unit} {names.get(holder.person ?? '') ?? holder.person}
          </strong>{' '}
          {words.case.room.since(dates.near(holder.since))}
          {holder.acceptedAt === null && `·${words.desk.unread}`}
        </span>
      )}
    </div>
  );
};
