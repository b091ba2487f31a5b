import { describe, expect, it } from 'vitest';
import { type Cell, numbered, type Picture, type TracedDay, weeksOf } from './month-rows.ts';
import { sumOf, type SummedClock } from './sum-steps.ts';

const shifted = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

// Spring Festival of 2026: rests from 15 to 23 February, worked on Saturday 14 and Saturday 28.
const reasonOf = (date: string): string => {
  if (date === '2026-02-14' || date === '2026-02-28') return 'make-up-day';
  if (date >= '2026-02-15' && date <= '2026-02-23') return 'holiday';
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()) ? 'weekend' : 'working-day';
};

const traceOf = (start: string, through: string, out: (date: string) => boolean = () => false): TracedDay[] => {
  const days: TracedDay[] = [];
  let ordinal = 0;
  for (let date = shifted(start, 1); date <= through; date = shifted(date, 1)) {
    const reason = reasonOf(date);
    const works = reason === 'working-day' || reason === 'make-up-day';
    const counted = works && !out(date);
    if (counted) ordinal += 1;
    const shown = works && !counted ? 'excluded' : reason;
    days.push({ date, counted, ordinal: counted ? ordinal : null, reason: shown, open: false });
  }
  return days;
};

const STOP = { after: '2026-02-10', through: '2026-02-26' };
const isOut = (date: string): boolean => date > STOP.after && date <= STOP.through;

// The drawn case: received on 30 January, stopped for 7 working days, extended by 10.
const PICTURE: Picture = {
  start: '2026-01-30',
  due: '2026-03-30',
  count: 20,
  extension: 10,
  trace: traceOf('2026-01-30', '2026-03-30', isOut),
  stops: [STOP],
  today: '2026-03-03',
  until: '2026-03-03',
  isOver: false,
  provisional: false,
};

const cellOf = (picture: Picture, date: string): Cell | undefined =>
  weeksOf(picture)
    .flatMap(({ cells }) => cells)
    .find((cell) => cell.date === date);

describe('weeksOf', () => {
  it('is one run of weeks from receipt through the last day', () => {
    const weeks = weeksOf(PICTURE);
    expect(weeks).toHaveLength(10);
    expect(weeks.every(({ cells }) => cells.length === 7)).toBe(true);
    expect(weeks.map(({ month }) => month)).toEqual([1, 2, null, null, null, 3, null, null, null, null]);
    expect(weeks[0]?.cells[0]?.date).toBe('2026-01-26');
  });

  it.each([
    ['2026-01-29', 'outside', null],
    ['2026-01-30', 'start', null],
    ['2026-02-02', 'counted', 1],
    ['2026-02-07', 'rest', null],
    ['2026-02-11', 'paused', 1],
    ['2026-02-14', 'paused', 4],
    ['2026-02-16', 'holiday', null],
    ['2026-02-26', 'paused', 7],
    ['2026-02-28', 'counted', 9],
    ['2026-03-03', 'counted', 11],
    ['2026-03-04', 'ahead', 12],
    ['2026-03-16', 'ahead', 20],
    ['2026-03-17', 'extended', 1],
    ['2026-03-27', 'extended', 9],
    ['2026-03-30', 'due', 30],
    ['2026-03-31', 'outside', null],
  ])('%s is %s, %s', (date, kind, index) => {
    const cell = cellOf(PICTURE, date);
    expect(cell?.kind).toBe(kind);
    expect(cell?.index).toBe(index);
  });

  it('marks where it would have ended, today, and days that are worked or free', () => {
    expect(cellOf(PICTURE, '2026-03-16')?.wasDue).toBe(true);
    expect(cellOf(PICTURE, '2026-03-03')?.isToday).toBe(true);
    expect(cellOf(PICTURE, '2026-02-28')?.mark).toBe('work');
    expect(cellOf(PICTURE, '2026-02-16')?.mark).toBe('rest');
    expect(cellOf({ ...PICTURE, isOver: true }, '2026-03-30')?.kind).toBe('due-over');
  });
});

const CLOCK: SummedClock = {
  id: 'x',
  state: 'running',
  basis: { text: '第三十三条', article: 33, paragraph: null, mark: 'verified' },
  term: { unit: 'working-day', count: 20, extension: 10, excluded: [STOP] },
  startedOn: '2026-01-30',
  endedAt: null,
  due: { on: '2026-03-30', provisional: null },
  extendedBy: null,
  trace: PICTURE.trace,
};

describe('sumOf', () => {
  const plain = traceOf('2026-01-30', '2026-05-30');

  it('adds the term, the stop and the extension, each with the day that it reaches', () => {
    const sum = sumOf(CLOCK, plain, { today: '2026-03-03', endedOn: null });
    expect(sum?.steps.map(({ kind, days, reaches }) => [kind, days, reaches])).toEqual([
      ['start', 0, '2026-01-30'],
      ['term', 20, '2026-03-05'],
      ['stop', 7, '2026-03-16'],
      ['extension', 10, '2026-03-30'],
      ['due', 0, '2026-03-30'],
    ]);
    expect(sum?.counted).toBe(11);
    expect(sum?.skipped.holiday).toBe(9);
  });

  it('numbers the days of a paused clock until today', () => {
    const paused: SummedClock = {
      ...CLOCK,
      state: 'paused',
      term: { ...CLOCK.term, extension: 0, excluded: [{ after: '2026-02-10', through: null }] },
      due: null,
      trace: [],
    };
    const sum = sumOf(paused, plain, { today: '2026-02-13', endedOn: null });
    expect(sum?.steps.at(-1)).toMatchObject({ kind: 'standing', days: 3, reaches: null });
    expect(sum?.counted).toBe(7);
    expect(sum?.picture.trace.at(-1)?.date).toBe('2026-02-13');
  });

  it('is null for a clock that counts no working days', () => {
    const hours = { ...CLOCK, term: { ...CLOCK.term, unit: 'hour' } };
    expect(sumOf(hours, plain, { today: '2026-03-03', endedOn: null })).toBeNull();
  });
});

describe('numbered', () => {
  it('leaves out the days of stops', () => {
    const days = numbered(
      traceOf('2026-03-02', '2026-03-20'),
      [{ after: '2026-03-03', through: '2026-03-05' }],
      '2026-03-09',
    );
    expect(days.flatMap(({ ordinal, date }) => (ordinal === null ? [] : [date]))).toEqual([
      '2026-03-03',
      '2026-03-06',
      '2026-03-09',
    ]);
  });
});
