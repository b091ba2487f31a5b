import type { ReadingDifference } from './readings.ts';

/** Differences between readings that are meant, at one place of a reading. */
export interface ListedDifference {
  /** The place, its parts joined by `/`; `*` is any part, and `name*` any part that begins so. */
  readonly place: string;
  /** What became of it: a part that is new or gone, a value where there was null, or a value in place of another. */
  readonly change: 'added' | 'gone' | 'filled' | readonly [before: unknown, after: unknown];
  readonly why: string;
  /** How many readings of clocks or figures differ so in all histories: not one more, not one fewer. */
  readonly count: number;
}

type Listed = readonly ListedDifference[];

const EXTENDED = 'New field: by how many working days a named day extends the period; null in cases of 1.0.0.';
const OVER = 'New field: whether the period is over at that instant, whether or not the clock has ended.';
const VERIFIED = 'The provision was read again in the official text; its words and number are the same.';
const REMEDY = 'New indicator: what a review organ or a court decided is counted.';
const COUNTED = 'The same due date, now counted by the length of the period instead of set as a date.';
const REPORTS =
  'New hours: a report upward by kind and grade (国务院令493, 突发公共卫生事件应急条例); its end is not recorded.';
const PAST =
  'New clock: the reply period that ended before the request was handled again, with its verdict (条例2019 Art. 33; 条例2008 Art. 24).';
const OVERDUE =
  'A request that was overdue when it ended without a reply is late (条例2019 Arts. 33, 51; 条例2008 Arts. 24, 33).';
const STOPS = 'A date that was set carries the list of its stops, which is empty.';

const countedDate = (clock: string, by: 'natural-days' | 'working-days', count: number): Listed => [
  { place: `clocks/*/${clock}/measure/by`, change: ['set-date', by], why: COUNTED, count },
  { place: `clocks/*/${clock}/measure/on`, change: 'gone', why: COUNTED, count },
  { place: `clocks/*/${clock}/measure/count`, change: 'added', why: COUNTED, count },
  { place: `clocks/*/${clock}/measure/extension`, change: 'added', why: COUNTED, count },
  { place: `clocks/*/${clock}/measure/excluded`, change: 'added', why: COUNTED, count },
  ...(by === 'natural-days'
    ? [{ place: `clocks/*/${clock}/measure/roll`, change: 'added', why: COUNTED, count } as const]
    : []),
];

const judgedLate = (clock: string, why: string, count: number): Listed => [
  { place: `clocks/*/${clock}/state`, change: ['void', 'late'], why, count },
  { place: `clocks/*/${clock}/ended/how`, change: ['void', 'done'], why, count },
  { place: `clocks/*/${clock}/remaining`, change: 'filled', why, count },
];

const newFields = (count: number): Listed => [
  { place: 'clocks/*/*/extendedBy', change: 'added', why: EXTENDED, count },
  { place: 'clocks/*/*/over', change: 'added', why: OVER, count },
];

const verified = (clock: string, count: number): ListedDifference => ({
  place: `clocks/*/${clock}/period/basis/mark`,
  change: ['from-memory', 'verified'],
  why: VERIFIED,
  count,
});

const OVERDUE_NOTICE =
  'A notice of correction after the reply period, under the text of 2008 (Arts. 21(4), 24): the reply stays overdue.';

const overdueReply = (place: string, change: ListedDifference['change'], count: number): ListedDifference => ({
  place,
  change,
  why: OVERDUE_NOTICE,
  count,
});

// Received on 2019-05-14 and due on 06-04; the notice of 06-06 had made that void and its answer had set 07-09.
const overdueNotice: Listed = [
  ...['at the fact', '3 working days later', '30 days later', 'a year later'].flatMap((when) => [
    overdueReply(`clocks/${when}/earlier`, 'gone', 3),
    overdueReply(`clocks/${when}/reply`, 'added', 3),
  ]),
  overdueReply('clocks/*/reply/measure/start', ['2019-06-18', '2019-05-14'], 20),
  overdueReply('clocks/*/reply/due/on', ['2019-07-09', '2019-06-04'], 20),
  overdueReply('clocks/*/reply/due/at', [1_562_688_000_000, 1_559_664_000_000], 20),
  overdueReply('clocks/*/reply/state', ['running', 'overdue'], 2),
  overdueReply('clocks/at the fact/reply/remaining/workingDays', [10, -14], 1),
  overdueReply('clocks/3 working days later/reply/remaining/workingDays', [7, -17], 1),
  overdueReply('clocks/30 days later/reply/remaining/workingDays', [-12, -36], 1),
  overdueReply('clocks/a year later/reply/remaining/workingDays', [-239, -263], 1),
  overdueReply('expiries/reply', 'gone', 1),
  overdueReply('counted/request.overdue 2019-06-04', 'added', 8),
];

/** What the present release says otherwise than the version that recorded a history: the closed list, by version. */
export const LISTED: Readonly<Record<string, Listed>> = {
  'disclosure-request@1.0.0': [
    ...newFields(15_417),
    ...countedDate('confirm-receipt', 'natural-days', 772),
    ...countedDate('on-the-spot', 'working-days', 3_063),
    { place: 'clocks/*/correction/measure/excluded', change: 'added', why: STOPS, count: 496 },
    verified('consultation:*', 328),
    verified('earlier', 140),
    verified('fee-notice', 2_083),
    verified('fee-payment', 103),
    verified('reply', 1_412),
    {
      place: 'clocks/*/reply/period/label/en',
      change: ['reply, counted anew after payment', 'reply, counted again after payment'],
      why: 'The English label is in plain words.',
      count: 8,
    },
    { place: 'counted/request.remedy *', change: 'added', why: REMEDY, count: 189 },
    ...overdueNotice,
    { place: 'clocks/*/earlier:*', change: 'added', why: PAST, count: 906 },
    ...judgedLate('reply', OVERDUE, 99),
    { place: 'counted/request.handled *', change: 'gone', why: OVERDUE, count: 21 },
    { place: 'counted/request.handled *', change: 'added', why: OVERDUE, count: 21 },
    { place: 'counted/request.overdue *', change: 'added', why: OVERDUE, count: 18 },
  ],
  'press-incident@1.0.0': [
    ...newFields(7_216),
    ...countedDate('rollup:*', 'natural-days', 1_104),
    { place: 'clocks/*/report-*', change: 'added', why: REPORTS, count: 2_032 },
    { place: 'clocks/*/replaced:report-*', change: 'added', why: REPORTS, count: 672 },
  ],
};

/** A history that is folded to the same state with another context. */
export interface FoldedOtherwise {
  readonly history: string;
  readonly why: string;
}

/** All such histories, by version: not one more, not one fewer. */
export const FOLDED_OTHERWISE: Readonly<Record<string, readonly FoldedOtherwise[]>> = {
  'disclosure-request@1.0.0': [{ history: '063-closed.jsonl', why: OVERDUE_NOTICE }],
};

/** A rule of the present release by which facts that a version admitted are refused. */
export interface RefusingRule {
  readonly why: string;
  /** The parts without which such a fact is accepted, where it keeps others. */
  readonly drop?: readonly string[];
  /** The parts with which it is accepted. */
  readonly add?: Readonly<Record<string, unknown>>;
}

/** The rules by which facts of a version are refused now, by their code. */
export const REFUSED_NOW: Readonly<Record<string, Readonly<Record<string, RefusingRule>>>> = {
  'disclosure-request@1.0.0': {
    'rule/search-not-recorded': {
      why: 'Nothing is said not to exist without a search on record (条例2019 Art. 36(4); design choice search).',
      add: { acknowledged: ['rule/search-not-recorded'], reason: '检索未登记' },
    },
    'rule/electronic-unchosen': {
      why: 'Electronic service needs the written choice of the applicant (235号; design choice electronic).',
      add: { writtenChoice: 1 },
    },
  },
  'press-incident@1.0.0': {
    'rule/not-an-emergency': {
      why: 'Category and grade belong to emergencies alone (突发事件应对法 Art. 3; 61号).',
      drop: ['category', 'grade'],
    },
  },
};

/** A fact that is refused with these parts and without them: an open case continues without the fact. */
export interface LeftOut {
  readonly history: string;
  readonly seq: number;
  readonly code: string;
  /** The fact that lost the parts to which this one refers; a case that has it with them accepts this one. */
  readonly after: number;
}

/** All such facts of the histories of a version: not one more, not one fewer. */
export const LEFT_OUT: Readonly<Record<string, readonly LeftOut[]>> = {
  'press-incident@1.0.0': [
    { history: '001-closed.jsonl', seq: 6, code: 'rule/not-an-emergency', after: 5 },
    { history: '013-closed.jsonl', seq: 9, code: 'rule/not-an-emergency', after: 7 },
    { history: '013-closed.jsonl', seq: 13, code: 'rule/not-an-emergency', after: 7 },
  ],
};

const isAt = (place: string, parts: readonly string[]): boolean => {
  const wanted = place.split('/');
  return (
    wanted.length === parts.length &&
    wanted.every((one, index) => {
      const part = parts[index] ?? '';
      return one.endsWith('*') ? part.startsWith(one.slice(0, -1)) : part === one;
    })
  );
};

const isChange = (change: ListedDifference['change'], { before, after }: ReadingDifference): boolean => {
  if (change === 'added') return before === undefined;
  if (change === 'gone') return after === undefined;
  if (change === 'filled') return before === null && after !== null && after !== undefined;
  return before === change[0] && after === change[1];
};

/** The due days of a case without those of clocks that the list says are new. */
export const knownDues = (listed: Listed, dues: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(dues).filter(
      ([clock]) => !listed.some(({ place, change }) => change === 'added' && isAt(place, ['clocks', '', clock])),
    ),
  );

/** The differences that no line of a list explains, and each line that explains more or fewer than it says. */
export const judgeDifferences = (
  listed: Listed,
  found: readonly ReadingDifference[],
): { readonly unlisted: readonly ReadingDifference[]; readonly miscounted: readonly string[] } => {
  const counts = new Map<ListedDifference, number>();
  const unlisted = found.filter((one) => {
    const line = listed.find(({ place, change }) => isAt(place, one.place) && isChange(change, one));
    if (line !== undefined) counts.set(line, (counts.get(line) ?? 0) + 1);
    return line === undefined;
  });
  const miscounted = listed.flatMap((line) => {
    const count = counts.get(line) ?? 0;
    return count === line.count ? [] : [`${line.place}: ${count}, listed ${line.count}`];
  });
  return { unlisted, miscounted };
};
