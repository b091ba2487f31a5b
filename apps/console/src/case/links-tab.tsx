import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWords } from '../words/language.ts';
import { type Case, readRow } from './case-data.ts';

const Target = ({ number, id }: { readonly number: string; readonly id: string | null }) =>
  id === null ? (
    <span className="case-number">{number}</span>
  ) : (
    <Link to="/cases/$id" params={{ id }} className="case-number">
      {number}
    </Link>
  );

/** The cases that this one names, and those that name it. */
export const LinksTab = ({ one }: { readonly one: Case }) => {
  const { words, text } = useWords();
  const { links, transfers } = one.file;
  const rows = useQueries({ queries: links.map(({ to }) => readRow(to)) });
  const others = useQueries({ queries: one.linkedFrom.map(({ number }) => readRow(number)) });
  if (links.length === 0 && one.linkedFrom.length === 0 && transfers.length === 0) {
    return <p className="quiet">{words.case.noLinks}</p>;
  }
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{words.case.linkKind}</th>
          <th scope="col">{words.case.linkCase}</th>
          <th scope="col">{words.case.linkMatter}</th>
        </tr>
      </thead>
      <tbody>
        {links.map(({ kind, label, to }, index) => (
          <tr key={`${kind} ${to}`}>
            <td>{text(label)}</td>
            <td>
              <Target number={to} id={rows[index]?.data?.id ?? null} />
            </td>
            <td>{rows[index]?.data?.subject ?? words.time.none}</td>
          </tr>
        ))}
        {one.linkedFrom.map(({ kind, label, id, number }, index) => (
          <tr key={`${kind} ${id}`}>
            <td>{words.case.linkedFrom(text(label))}</td>
            <td>
              <Target number={number} id={id} />
            </td>
            <td>{others[index]?.data?.subject ?? words.time.none}</td>
          </tr>
        ))}
        {transfers.map(({ to, at }) => (
          <tr key={at}>
            <td>{words.case.transferred}</td>
            <td>{to}</td>
            <td>{at.slice(0, 10)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
