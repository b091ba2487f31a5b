import { describe, expect, it } from 'vitest';
import { shortRows, type TimelineRow, type Told, waitsOf, wholeRows } from './timeline-rows.ts';

const told = (seq: number, type: string, day: string, fact: Told['fact'] = {}): Told => ({
  seq,
  type,
  at: `${day}T09:0${seq % 10}:00+08:00`,
  fact,
});

const shown = (rows: readonly TimelineRow<Told>[]): readonly string[] =>
  rows.map((row) =>
    row.kind === 'wait'
      ? `wait ${row.wait.after}`
      : [row.entry.seq, ...row.also.map(({ seq }) => seq)].join('+') +
        row.corrections.map(({ seq }) => ` !${seq}`).join(''),
  );

const ENTRIES = [
  told(1, 'paper.came', '2026-03-02'),
  told(2, 'document.attached', '2026-03-02'),
  told(3, 'document.attached', '2026-03-02'),
  told(4, 'case.assigned', '2026-03-02'),
  told(5, 'case.accepted', '2026-03-03'),
  told(6, 'letter.sent', '2026-03-04', { letter: 'c1' }),
  told(7, 'letter.delivered', '2026-03-05', { letter: 'c1' }),
  told(8, 'letter.sent', '2026-03-05', { letter: 'c2' }),
  told(9, 'letter.answered', '2026-03-10', { letter: 'c1' }),
  told(10, 'entry.corrected', '2026-03-11', { seq: 1, data: {}, reason: '笔误' }),
];
const WAITS = [{ after: '2026-03-04', through: '2026-03-10' }];

describe('shortRows', () => {
  it('joins what belongs together, and leaves what ended a wait by itself', () => {
    expect(shown(shortRows(ENTRIES, WAITS))).toEqual(['9', '8', 'wait 2026-03-04', '6+7', '4+5', '2+3', '1 !10']);
  });

  it('keeps what two letters have apart', () => {
    expect(
      shown(
        shortRows(
          [ENTRIES[5], ENTRIES[7]].flatMap((one) => one ?? []),
          [],
        ),
      ),
    ).toEqual(['8', '6']);
  });
});

describe('wholeRows', () => {
  it('has every entry, and corrections beside what they correct as well', () => {
    expect(shown(wholeRows(ENTRIES, WAITS))).toEqual([
      '10',
      '9',
      '8',
      '7',
      'wait 2026-03-04',
      '6',
      '5',
      '4',
      '3',
      '2',
      '1 !10',
    ]);
  });
});

describe('waitsOf', () => {
  it('counts the stop of two clocks once, none of a void one, and none without a day', () => {
    const [stop] = WAITS.map((one) => ({ excluded: [one] }));
    const other = { excluded: [{ after: '2026-01-01', through: null }] };
    expect(
      waitsOf([
        { state: 'paused', term: stop ?? other },
        { state: 'running', term: stop ?? other },
        { state: 'void', term: other },
        { state: 'running', term: { excluded: [{ after: '2026-03-02', through: '2026-03-02' }] } },
      ]),
    ).toEqual(WAITS);
  });
});
