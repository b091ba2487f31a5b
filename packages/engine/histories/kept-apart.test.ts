import { formatInstant, instantOf } from '@gongkai/calendar';
import { type Actor, type AnyProcedure, permitted, personOf, PROCEDURES } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { type Engine, openEngine } from '../src/engine.ts';
import { type FactText, readText } from '../src/ledger/ledger.ts';
import { openSqliteStore } from '../src/sqlite/open-sqlite-store.ts';
import { folderOf, historiesIn } from './folders.ts';

const APART = 'actor/separation-of-duties';

/** Two facts that one person may not both record, in the order in which they come here. */
interface Order {
  readonly procedure: AnyProcedure;
  readonly earlier: string;
  readonly later: string;
}

const orders = PROCEDURES.flatMap((procedure) =>
  procedure.separationOfDuties.flatMap(({ first, second }): readonly Order[] => [
    { procedure, earlier: first, later: second },
    { procedure, earlier: second, later: first },
  ]),
);

const acknowledges = ({ fact: { acknowledged } }: FactText): boolean =>
  Array.isArray(acknowledged) && acknowledged.includes(APART);

const request = [
  ['request.submitted', { channel: 'in-person', applicant: { kind: 'natural' }, description: '某规划' }],
  ['request.registered', {}],
] as const;
const started = [...request, ['processing.started', {}]] as const;
const drafted = [...started, ['draft.prepared', { outcome: '1' }]] as const;
const cleared = ['secrecy.reviewed', { finding: 'cleared' }] as const;

/** Ways of orders that random walks never take. */
const BY_HAND: Readonly<Record<string, readonly (readonly [string, object])[]>> = {
  'processing.started after extension.approved': [
    ...started,
    ['extension.approved', { workingDays: 10, reason: '需征求意见' }],
    ['correction.requested', { points: ['写明文号'], dueOn: '2026-03-20' }],
    ['correction.supplied', {}],
    ['request.registered', {}],
    ['processing.started', {}],
  ],
  'draft.prepared after secrecy.reviewed': [
    ...drafted,
    ['secrecy.reviewed', { finding: 'withhold' }],
    ['draft.prepared', { outcome: '1' }],
  ],
  'draft.countersigned after reply.signed': [
    ...drafted,
    cleared,
    ['draft.countersigned', {}],
    ['reply.signed', {}],
    ['request.remanded', { by: 'court', document: '行政判决书' }],
    ['draft.prepared', { outcome: '1' }],
    cleared,
    ['draft.countersigned', {}],
  ],
};

const MONDAY = instantOf('2026-03-02T09:00:00+08:00');

const byHand = ({ procedure, earlier, later }: Order): readonly FactText[] | undefined =>
  BY_HAND[`${later} after ${earlier}`]?.map(([type, data], place) => {
    const at = MONDAY + place * 60_000;
    return {
      caseId: '',
      seq: place + 1,
      type,
      at,
      recordedAt: at,
      by: { id: `${type}-officer`, duties: procedure.allowedDuties[type] ?? [] },
      machine: '',
      opening: place === 0 ? { number: '', agency: 'kunming', settings: {} } : null,
      fact: { type, at: formatInstant(at), ...data },
      salt: null,
    };
  });

/** A recorded way on which the later fact comes after the earlier one, up to it; by different persons throughout. */
const wayTo = ({ procedure, earlier, later }: Order): readonly FactText[] => {
  const ways = historiesIn(folderOf(procedure)).flatMap(({ texts }): readonly (readonly FactText[])[] => {
    const facts = texts.map(readText);
    const from = facts.findIndex(({ type }) => type === earlier);
    const to = facts.findIndex(({ type }, place) => from !== -1 && place > from && type === later);
    const way = to === -1 ? [] : facts.slice(0, to + 1);
    return way.length === 0 || way.some(acknowledges) || way.at(-1)?.fact['acknowledged'] !== undefined ? [] : [way];
  });
  const shortest = ways.toSorted((a, b) => a.length - b.length)[0] ?? byHand({ procedure, earlier, later });
  if (shortest === undefined) throw new Error(`no history has ${later} after ${earlier}`);
  return shortest;
};

const KEYS = [
  ['the same key', { id: 'key-1', person: 'li' }, { id: 'key-1', person: 'li' }, false],
  ['a second key of the same person', { id: 'key-1', person: 'li' }, { id: 'key-2', person: 'li' }, false],
  ['a key that names an older one as its person', { id: 'key-1' }, { id: 'key-2', person: 'key-1' }, false],
  ['a key of another person', { id: 'key-1', person: 'li' }, { id: 'key-2', person: 'wang' }, true],
] as const;

/** A case that went the way up to the last fact; the holder of the first key recorded every earlier one of the pair. */
const walked = async (order: Order, way: readonly FactText[], by: Omit<Actor, 'duties'>) => {
  let now = 0;
  const store = openSqliteStore({ clock: () => now });
  const engine = await openEngine({ store, procedures: [order.procedure] });
  let id = '';
  for (const text of way.slice(0, -1)) {
    now = text.recordedAt;
    if (text.type === 'clock.expired') {
      await engine.sweep();
      continue;
    }
    const actor = text.type === order.earlier ? { ...by, duties: text.by.duties } : text.by;
    const outcome = await (text.opening === null
      ? engine.submit(id, text.fact, { actor })
      : engine.open({ procedure: order.procedure.id, fact: text.fact, ...text.opening }, { actor }));
    if (!outcome.ok) throw new Error(`${text.type}: ${outcome.refusal.code}`);
    id = outcome.case.id;
  }
  const last = way.at(-1);
  if (last === undefined) throw new Error('an empty way');
  now = last.recordedAt;
  return { engine, id, last, now };
};

const allowed = async (engine: Engine, { procedure }: Order, id: string, actor: Actor, { type }: FactText) => {
  const record = await engine.read(id);
  if (record === null) throw new Error('no case');
  const env = { calendar: engine.calendarOf(record.agency) };
  const found = permitted(procedure, record.state, { actor, now: await engine.now() }, env);
  return found.find(({ fact }) => fact === type)?.refusal?.code ?? null;
};

const judgedWith = async (order: Order, first: Omit<Actor, 'duties'>, second: Omit<Actor, 'duties'>) => {
  const { engine, id, last } = await walked(order, wayTo(order), first);
  const actor = { ...second, duties: last.by.duties };
  const shown = await allowed(engine, order, id, actor, last);
  const outcome = await engine.submit(id, last.fact, { actor });
  return { engine, id, last, actor, shown, outcome };
};

describe.each(orders.map((order) => ({ ...order, id: order.procedure.id })))('$id: $later after $earlier', (order) => {
  it.each(KEYS.filter(([, , , isFree]) => isFree))(
    'is free by %s, and folds to the same persons',
    async (_, ...keys) => {
      const { engine, shown, outcome } = await judgedWith(order, keys[0], keys[1]);
      const recorders = outcome.ok ? outcome.case.state.recorders[order.later] : [];
      expect([shown, outcome.ok]).toEqual([null, true]);
      expect(recorders).toContain(personOf(keys[1]));
      expect((await engine.verify()).problems).toEqual([]);
      await engine.close();
    },
  );

  it.each(KEYS.filter(([, , , isFree]) => !isFree))(
    'is refused by %s, and recordable as irregular',
    async (_, ...keys) => {
      const { engine, id, last, actor, shown, outcome } = await judgedWith(order, keys[0], keys[1]);
      const refusal = outcome.ok ? null : outcome.refusal;
      expect([shown, refusal?.code, refusal?.recordable]).toEqual([APART, APART, true]);
      const known = { ...last.fact, acknowledged: [APART], reason: '已经发生' };
      const recorded = await engine.submit(id, known, { actor });
      const irregular = recorded.ok ? recorded.case.state.irregularities?.at(-1) : null;
      expect(irregular).toMatchObject({ type: order.later, codes: [APART] });
      expect((await engine.verify()).problems).toEqual([]);
      await engine.close();
    },
  );
});
