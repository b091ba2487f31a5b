import { useQueries, useQuery } from '@tanstack/react-query';
import { readProcedure, readProcedures } from '../data/reads.ts';
import { useWords } from '../words/language.ts';
import { Field, issueAt } from './form-parts.tsx';
import type { Profile } from './staff-reads.ts';

/** Limits that the office sets itself, by procedure and clock; those of the law stay beside them as they are. */
export const InternalLimits = ({ profile, error }: { readonly profile: Profile | null; readonly error: unknown }) => {
  const { words, text } = useWords();
  const { data: all } = useQuery(readProcedures);
  const read = useQueries({ queries: (all?.procedures ?? []).map(({ id }) => readProcedure(id)) });
  const { agency } = words.staff;
  return (
    <section className="section">
      <h2>{agency.limits}</h2>
      <p className="quiet">{agency.limitsMore}</p>
      {read.map(({ data: procedure }) => {
        const days =
          procedure?.periods.filter(
            ({ unit, binds, count }) => unit === 'working-day' && (count ?? 0) > 0 && binds === 'agency',
          ) ?? [];
        if (procedure === undefined || days.length === 0) return null;
        return (
          <details key={procedure.id} open={profile?.internalDays?.[procedure.id] !== undefined}>
            <summary>{text(procedure.label)}</summary>
            <div className="fields">
              {days.map(({ id, label, count }) => {
                const name = `${procedure.id}\n${id}`;
                return (
                  <Field
                    key={id}
                    label={count === null ? text(label) : `${text(label)}·${words.account.inbox.days(String(count))}`}
                    error={issueAt(error, `internalDays.${procedure.id}.${id}`)}
                  >
                    <input type="hidden" name="limit" value={name} />
                    <input
                      name={`limit.${name}`}
                      type="number"
                      min={1}
                      max={366}
                      defaultValue={profile?.internalDays?.[procedure.id]?.[id] ?? ''}
                    />
                  </Field>
                );
              })}
            </div>
          </details>
        );
      })}
    </section>
  );
};
