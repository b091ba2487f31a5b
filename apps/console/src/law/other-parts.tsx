import type { ReactNode } from 'react';
import { Article } from '../parts/article.tsx';
import { useWords } from '../words/language.ts';
import type { Procedure } from './law-reads.ts';
import { ScrollBox } from '../parts/scroll-box.tsx';

const LawTable = ({ heads, children }: { readonly heads: readonly string[]; readonly children: ReactNode }) => (
  <ScrollBox>
    <table className="figure-list law-table">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </ScrollBox>
);

/** The periods with count, unit, whom they bind, and what their end brings. */
export const PeriodsPart = ({ procedure }: { readonly procedure: Procedure }) => {
  const { words, text } = useWords();
  const { procedure: own } = words.law;
  const units: Readonly<Record<string, string>> = own.units;
  const bound: Readonly<Record<string, string>> = own.bound;
  return (
    <LawTable heads={[own.period, own.length, own.binds, own.article, own.onExpiry]}>
      {procedure.periods.map(({ id, label, count, unit, binds, basis, onExpiry }) => {
        const duty = procedure.duties[binds];
        return (
          <tr key={id}>
            <th scope="row">{text(label)}</th>
            <td className="period-length">
              <strong>{count}</strong>
              {units[unit] ?? unit}
            </td>
            <td>{bound[binds] ?? (duty === undefined ? binds : text(duty))}</td>
            <td>
              <Article basis={basis} />
            </td>
            <td>{onExpiry === null ? '' : text(onExpiry)}</td>
          </tr>
        );
      })}
    </LawTable>
  );
};

/** The outcomes with their codes and articles. */
export const OutcomesPart = ({ procedure }: { readonly procedure: Procedure }) => {
  const { words, text } = useWords();
  const { procedure: own } = words.law;
  return (
    <LawTable heads={[own.code, own.outcome, own.article]}>
      {procedure.outcomes.map(({ code, label, basis }) => (
        <tr key={code}>
          <td>
            <code>{code}</code>
          </td>
          <th scope="row">{text(label)}</th>
          <td>
            <Article basis={basis} />
          </td>
        </tr>
      ))}
    </LawTable>
  );
};

/** Who may not do both of two acts, and what follows where it happened. */
export const SeparationPart = ({ procedure }: { readonly procedure: Procedure }) => {
  const { words, text } = useWords();
  const { procedure: own } = words.law;
  const names = new Map(procedure.facts.map(({ type, label }) => [type, text(label)]));
  return (
    <LawTable heads={[own.first, own.second, own.follows]}>
      {procedure.separationOfDuties.map(({ first, second, follows }) => (
        <tr key={`${first} ${second}`}>
          <th scope="row">{names.get(first) ?? first}</th>
          <td>{names.get(second) ?? second}</td>
          <td>{text(follows)}</td>
        </tr>
      ))}
    </LawTable>
  );
};
