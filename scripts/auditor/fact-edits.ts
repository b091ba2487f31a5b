// Edits of the ledger itself: of each kind every way in which it can be made.
import { byCase, chained, exportOf, factAfter, type Fact } from './ledger-fixture.ts';
import { found, withCase, type Edit, type Finding, type Place } from './place.ts';

/** An edit of one case, found at `seq` (by default at the place); `alone` is the finding without heads. */
const inCase = (
  name: string,
  kind: string,
  rows: (place: Place) => readonly Fact[],
  { seq, alone }: { seq?: (place: Place) => number; alone?: (place: Place) => readonly Finding[] } = {},
): Edit => [
  name,
  (place) => ({
    export: withCase(place, rows(place)),
    findings: [found({ case: place.fact.case, seq: seq?.(place) ?? place.fact.seq }, kind)],
    ...(alone === undefined ? {} : { alone: alone(place) }),
  }),
];

const unseen = { alone: (): readonly Finding[] => [] };

const changed = ({ own, fact }: Place, columns: Partial<Fact>): readonly Fact[] =>
  own.map((one) => (one === fact ? { ...one, ...columns } : one));

const without = ({ own, fact }: Place): readonly Fact[] => own.filter((one) => one !== fact);

const renumbered = (rows: readonly Fact[]): readonly Fact[] => rows.map((row, index) => ({ ...row, seq: index + 1 }));

const rechained = (rows: readonly Fact[]): readonly Fact[] => {
  const done: Fact[] = [];
  for (const row of rows) done.push({ ...row, ...chained(done.at(-1) ?? null, row.case, row.text) });
  return done;
};

/** The case with another text at the place and every later hash recomputed. */
export const rewritten = (place: Place): readonly Fact[] =>
  rechained(changed(place, { text: place.fact.text.replace('第', '另') }));

/** The case with a text of form 2 without its salt at the place, and every later hash recomputed. */
const unsalted = (place: Place): readonly Fact[] => {
  const text = place.fact.text.replace(/"v":[12]/, '"v":2').replace(/"salt":"[^"]*",/, '');
  return rechained(changed(place, { text }));
};

/** A fact that never happened, correctly chained to record `seq - 1` of the case. */
const forged = ({ own, fact }: Place, seq: number, at: number): Fact =>
  factAfter(own[seq - 2] ?? null, fact.case, at, 'officer-0', { note: '从未发生' });

const intruded = (place: Place): readonly Fact[] =>
  place.own.flatMap((one) => (one === place.fact ? [forged(place, one.seq, one.at - 60_000), one] : [one]));

const swapped = ({ own, fact }: Place): readonly Fact[] => {
  const next = own[fact.seq] ?? fact;
  return own.map((one) => (one === fact ? next : one === next ? fact : one));
};

const shortened = (place: Place): readonly Fact[] =>
  rechained(
    renumbered(without(place)).map((one) => ({ ...one, text: one.text.replace(/"seq":\d+/, `"seq":${one.seq}`) })),
  );

/** An instant in the time that the heads cover. */
const early = ({ ledger }: Place): number => (ledger.facts[20]?.at ?? 0) + 60_000;

/** Two records with one number in a chain that is otherwise sound. */
const doubled = (place: Place): readonly Fact[] => rechained(intruded(place));

const twoTails: Edit = [
  'cut: the tails of two cases, while others go on',
  ({ ledger }) => {
    const ids = ['case-00001', 'case-00002'];
    return {
      export: exportOf(byCase(ledger.facts.filter((one) => one.seq < 3 || !ids.includes(one.case)))),
      findings: ids.map((id) => found({ case: id, seq: 3 }, 'cut')),
      alone: [],
    };
  },
];

const newCase: Edit = [
  'insert: a whole backdated case',
  (place) => {
    const extra = factAfter(null, 'case-00000', early(place), 'officer-0', { note: '从未发生' });
    return {
      export: exportOf([extra, ...byCase(place.ledger.facts)]),
      findings: [found(extra, 'backdated')],
      alone: [],
    };
  },
];

const betweenCases: Edit = [
  'swap: what two rows of two cases say',
  ({ ledger, fact }) => {
    const other = ledger.facts.find((one) => one.case !== fact.case && one.seq > 1) ?? fact;
    const says = (one: Fact): Fact => (one === fact ? other : one === other ? fact : one);
    return {
      export: exportOf(byCase(ledger.facts).map((one) => ({ ...says(one), case: one.case, seq: one.seq }))),
      findings: byCase([fact, other]).map((one) => found(one, 'chain-broken')),
    };
  },
];

const backup: Edit = [
  'old backup: the ledger as it was',
  ({ ledger, random }) => {
    const length = 20 + random(30);
    const lost = byCase(ledger.facts.slice(length)).filter((one, index, rows) => one.case !== rows[index - 1]?.case);
    return {
      export: exportOf(byCase(ledger.facts.slice(0, length))),
      findings: [{ kind: 'old-backup' }, ...lost.map((one) => found(one, 'old-backup'))],
      alone: [],
    };
  },
];

export const FACT_EDITS: readonly Edit[] = [
  inCase('field: in the text', 'text-altered', (p) => changed(p, { text: p.fact.text.replace('第', '另') })),
  inCase(
    'field: in the text, its own hash recomputed',
    'rehashed',
    (p) => changed(p, { ...rewritten(p)[p.fact.seq - 1] }),
    {
      alone: ({ fact }) => [found({ ...fact, seq: fact.seq + 1 }, 'chain-broken')],
    },
  ),
  inCase('field: its hash', 'text-altered', (p) => changed(p, { hash: '0'.repeat(64) })),
  inCase('field: the type in its column', 'columns-differ', (p) => changed(p, { type: 'reply.given' })),
  inCase('actor: in its column', 'columns-differ', (p) => changed(p, { actor: 'another' })),
  inCase('actor: in column and text', 'text-altered', (p) =>
    changed(p, { actor: 'officer-9', text: p.fact.text.replace(/officer-\d/, 'officer-9') }),
  ),
  inCase('time: at in its column', 'columns-differ', (p) => changed(p, { at: p.fact.at - 1 })),
  inCase('time: recordedAt in its column', 'columns-differ', (p) => changed(p, { recordedAt: p.fact.recordedAt + 1 })),
  inCase('time: in column and text', 'text-altered', (p) =>
    changed(p, { at: p.fact.at + 365 * 86_400_000, text: p.fact.text.replace('"at":"2026', '"at":"2027') }),
  ),
  inCase('form: a text of form 2 without its salt', 'columns-differ', unsalted),
  inCase('delete: a row', 'missing', without),
  inCase('delete: a row, later columns renumbered', 'chain-broken', (p) => renumbered(without(p))),
  inCase('delete: the first row of a case', 'missing', (p) => p.own.slice(1), { seq: () => 1 }),
  inCase('insert: a second record of one number', 'inserted', intruded),
  inCase('insert: a second record of one number, all hashes recomputed', 'inserted', doubled),
  inCase('insert: a record, later columns renumbered', 'inserted', (p) => renumbered(intruded(p))),
  inCase(
    'insert: a backdated record at the end of a case',
    'backdated',
    (p) => [...p.own, forged(p, p.own.length + 1, early(p))],
    { seq: (p) => p.own.length + 1, ...unseen },
  ),
  newCase,
  inCase('swap: two rows', 'reordered', swapped),
  inCase('swap: what two rows say', 'reordered', (p) => renumbered(swapped(p))),
  betweenCases,
  inCase('cut: the tail of a case', 'cut', (p) => p.own.slice(0, p.fact.seq - 1), unseen),
  twoTails,
  inCase('cut: a whole case', 'cut', () => [], { seq: () => 1, ...unseen }),
  inCase('re-hash: a case from a record on', 'rehashed', rewritten, unseen),
  inCase('re-hash: a case without one record', 'rehashed', shortened, unseen),
  backup,
];
