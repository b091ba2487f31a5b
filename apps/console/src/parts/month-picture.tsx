import { weekdayOf } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { type Cell, type Picture, weeksOf } from './month-rows.ts';

const useUnder = (): ((cell: Cell) => string) => {
  const { words } = useWords();
  const { picture } = words.case;
  return ({ kind, index, isToday }) => {
    const today = isToday ? picture.today : '';
    if (kind === 'start') return picture.received;
    if (kind === 'due' || kind === 'due-over') return picture.due;
    if (kind === 'paused') return picture.stopped(index ?? 0);
    if (kind === 'extended') return picture.extended(index ?? 0);
    if (kind === 'counted' || kind === 'ahead') return isToday ? `${index} ${today}` : String(index ?? '');
    return today;
  };
};

const Day = ({ cell }: { readonly cell: Cell }) => {
  const { words } = useWords();
  const under = useUnder();
  const { kind, day, mark, isToday, wasDue, isOpen, edge } = cell;
  return (
    <td
      data-kind={kind}
      data-today={isToday}
      data-was-due={wasDue}
      data-open={isOpen}
      data-top={edge.top}
      data-left={edge.left}
    >
      <span className="month-day">{day}</span>
      {mark !== null && <span className="month-mark">{words.case.picture[mark]}</span>}
      <span className="month-index">{under(cell)}</span>
    </td>
  );
};

const Legend = ({ picture }: { readonly picture: Picture }) => {
  const { words } = useWords();
  const { legend } = words.case.picture;
  const kinds = new Set(weeksOf(picture).flatMap(({ cells }) => cells.map(({ kind }) => kind)));
  const shown = (['counted', 'ahead', 'paused', 'extended'] as const).filter((kind) => kinds.has(kind));
  return (
    <ul className="month-legend" aria-hidden="true">
      {shown.map((kind) => (
        <li key={kind} data-kind={kind}>
          {legend[kind]}
        </li>
      ))}
      {picture.trace.some(({ reason }) => reason === 'holiday' || reason === 'local-holiday') && (
        <li data-letter={words.case.picture.rest}>{legend.holiday}</li>
      )}
      {picture.trace.some(({ reason }) => reason === 'make-up-day' || reason === 'local-working-day') && (
        <li data-letter={words.case.picture.work}>{legend.worked}</li>
      )}
      {picture.extension > 0 && <li data-kind="was-due">{legend.wasDue}</li>}
      {picture.due !== null && <li data-kind={picture.isOver ? 'due-over' : 'due'}>{legend.due}</li>}
      {picture.provisional && <li data-kind="open">{legend.open}</li>}
    </ul>
  );
};

/** The days of a count as one run of weeks; a picture only, since the sum beside it says the same in words. */
export const MonthPicture = ({ picture }: { readonly picture: Picture }) => {
  const { words, language } = useWords();
  const weeks = weeksOf(picture);
  return (
    <div className="month">
      <table aria-hidden="true" data-provisional={picture.provisional}>
        <thead>
          <tr>
            <th />
            {weeks[0]?.cells.map(({ date }) => (
              <th key={date}>{weekdayOf(date, language).replace('周', '')}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ month, cells }) => (
            <tr key={cells[0]?.date}>
              <th>{month === null ? '' : words.case.picture.month(month)}</th>
              {cells.map((cell) => (
                <Day key={cell.date} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend picture={picture} />
    </div>
  );
};
