import { addDays, type CivilDate, civilDate, civilDateOf, daysBetween, type Instant } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import { drawData, SAMPLES, seeded } from '@gongkai/core/samples';

// The examples are written for a case of this day; they are moved to that of the test.
const EXAMPLE_DAY = civilDate('2026-03-02');
const MOST_DRAWS = 30;

/** Data of a fact, without its type and instant. */
export type Data = Readonly<Record<string, unknown>>;

/** The data of an example with its days moved to those of a case of `now`. */
export const suitedTo = (example: object, now: Instant): Data => {
  const moved = daysBetween(EXAMPLE_DAY, civilDateOf(now));
  const text = JSON.stringify(example).replaceAll(/"(2026-\d\d-\d\d)(T[^"]*)?"/g, (_, day: CivilDate, time = '') => {
    return `"${addDays(day, moved)}${String(time)}"`;
  });
  return JSON.parse(text) as Data;
};

/** A case as far as data are chosen by it. */
export interface Chosen {
  readonly number: string;
  readonly file: { readonly links: readonly { readonly to: string; readonly kind: string }[] };
  readonly suggestions: readonly { readonly fact: string; readonly data: Data }[];
  readonly entries: readonly { readonly seq: number; readonly fact: Data }[];
}

/** What else there is in the office that a fact may name. */
export interface Around {
  readonly now: Instant;
  readonly procedure: AnyProcedure;
  /** The numbers of some cases. */
  readonly numbers: readonly string[];
}

const REASON = '登记有误,据实更正';

// Any text of an entry may be misspelt; the texts that are codes are found out by the server.
const corrections = ({ entries }: Chosen): readonly Data[] =>
  entries.flatMap(({ seq, fact }) =>
    Object.entries(fact)
      .filter(([key, value]) => key !== 'type' && key !== 'at' && typeof value === 'string')
      .map(([key, value]) => ({ seq, data: { [key]: `${String(value)}(更正)` }, reason: REASON })),
  );

/** Examples of the facts of every file. */
const OF_FILE: Readonly<Record<string, (one: Chosen, around: Around) => readonly Data[]>> = {
  'case.assigned': () => [{ person: 'handler-1' }],
  'case.accepted': () => [{}],
  'case.declined': () => [{ reason: '不属于本科室职责' }],
  'note.added': () => [{ kind: 'note', text: '申请人来电询问进度' }],
  'case.linked': ({ number, file }, { numbers }) =>
    numbers
      .filter((to) => to !== number && file.links.every((link) => link.to !== to))
      .map((to) => ({ to, kind: 'follows' })),
  'case.unlinked': ({ file }) => file.links.map(({ to, kind }) => ({ to, kind, reason: '关联有误' })),
  'case.transferred': () => [{ to: 'dali', basis: '机构改革方案' }],
  'exemption.granted': (_, { procedure }) =>
    [...procedure.remembered].map((fact) => ({ fact, reason: '本机关仅一名经办人' })),
  'case.supervised': () => [{ demand: '请说明原因并尽快办结' }],
  'supervision.answered': () => [{ measures: '已督促承办科室,三日内办结' }],
  'entry.questioned': () => [{ seq: 1, reason: '收到日期与信封不符' }],
  'entry.corrected': corrections,
  'entry.voided': ({ entries }) => entries.toReversed().map(({ seq }) => ({ seq, reason: REASON })),
};

/** Data of a fact that may suit a case, the likeliest first: what the case knows, the example, and what is drawn. */
export const dataFor = (type: string, one: Chosen, around: Around): readonly Data[] => {
  const { procedure, now } = around;
  const ofFile = OF_FILE[type];
  if (ofFile !== undefined) return ofFile(one, around);
  const samples = SAMPLES[procedure.id];
  if (samples === undefined) throw new Error(`no samples of ${procedure.id}`);
  const example = suitedTo(samples.facts[type] ?? {}, now);
  const known = one.suggestions.flatMap(({ fact, data }) => (fact === type ? [{ ...example, ...data }] : []));
  const [draw, occasion] = [seeded(1), { on: civilDateOf(now), outcomes: [] }];
  const drawn = Array.from({ length: MOST_DRAWS }, () => ({ ...drawData(samples, type, draw, occasion) }));
  return [...known, example, ...drawn];
};
