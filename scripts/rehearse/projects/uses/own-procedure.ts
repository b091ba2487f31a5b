// A procedure of one's own, made up for this example, through the engine on SQLite: a file is ordered to the reading
// room, and has to be there within three working days.
import { equal } from 'node:assert/strict';
import { rmSync } from 'node:fs';
import type { Instant } from '@gongkai/calendar';
import { civilDateOf, instantOf } from '@gongkai/calendar';
import type { Effects, Period } from '@gongkai/core';
import { anyProcedure, chosen, clockExpired, defineProcedure, fact, text, words } from '@gongkai/core';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { assign, setup } from 'xstate';
import * as z from 'zod';

const facts = {
  'file.ordered': fact('file.ordered', { title: words(200) }),
  'file.brought': fact('file.brought', {}),
  'clock.expired': clockExpired,
} as const;
type FileFact = { [T in keyof typeof facts]: z.output<(typeof facts)[T]> }[keyof typeof facts];

interface FileContext {
  readonly orderedAt: Instant | null;
  readonly broughtAt: Instant | null;
  readonly expiredAt: Instant | null;
}
const empty: FileContext = { orderedAt: null, broughtAt: null, expiredAt: null };

const house = chosen('house-rules');
const bring: Period = {
  label: text('调卷', 'bring the file'),
  binds: 'agency',
  length: { unit: 'working-day', count: 3 },
  basis: house,
  onExpiry: null,
};

const effects: Effects<FileContext, FileFact> = {
  'file.ordered': (_, { at }) => ({ orderedAt: at }),
  'file.brought': (_, { at }) => ({ broughtAt: at }),
  'clock.expired': (_, { dueAt }) => ({ expiredAt: dueAt }),
};

const machine = setup({
  types: { context: {} as FileContext, events: {} as FileFact },
  actions: {
    order: assign(({ context, event }) => (event.type === 'file.ordered' ? effects[event.type](context, event) : {})),
    bring: assign(({ context, event }) => (event.type === 'file.brought' ? effects[event.type](context, event) : {})),
    expire: assign(({ context, event }) => (event.type === 'clock.expired' ? effects[event.type](context, event) : {})),
  },
}).createMachine({
  id: 'reading-room',
  context: empty,
  initial: 'new',
  states: {
    new: { on: { 'file.ordered': { target: 'ordered', actions: 'order' } } },
    ordered: {
      on: { 'file.brought': { target: 'there', actions: 'bring' }, 'clock.expired': { actions: 'expire' } },
    },
    there: {},
  },
});

const readingRoom = defineProcedure<'new' | 'ordered' | 'there', FileFact, FileContext>({
  id: 'reading-room',
  version: '1.0.0',
  label: text('阅览室调卷', 'file for the reading room'),
  prefix: '卷',
  machine,
  table: {
    new: { 'file.ordered': 'ordered', 'file.brought': 'refused', 'clock.expired': 'refused' },
    ordered: { 'file.ordered': 'refused', 'file.brought': 'there', 'clock.expired': 'ordered' },
    there: { 'file.ordered': 'refused', 'file.brought': 'refused', 'clock.expired': 'refused' },
  },
  facts,
  openedBy: ['file.ordered'],
  backdated: [],
  order: 'day',
  articles: { 'file.ordered': house, 'file.brought': house, 'clock.expired': house },
  recordedBy: { 'file.ordered': ['registrar'], 'file.brought': ['handler'], 'clock.expired': ['system'] },
  keptApart: [],
  rules: {},
  effects,
  initial: () => empty,
  settings: z.strictObject({}),
  periods: { bring },
  outcomes: {},
  labels: {
    states: { new: text('新', 'new'), ordered: text('已调', 'ordered'), there: text('已到', 'there') },
    facts: {
      'file.ordered': text('调卷', 'ordered'),
      'file.brought': text('送达', 'brought'),
      'clock.expired': text('期限届满', 'period expired'),
    },
  },
  personal: [],
  expiredAt: (context) => context.expiredAt,
  outcomeOf: () => null,
  clocks: ({ orderedAt, broughtAt }) =>
    orderedAt === null
      ? []
      : [
          {
            id: 'bring',
            period: bring,
            measure: { by: 'working-days', start: civilDateOf(orderedAt), count: 3, extension: 0, excluded: [] },
            ended: broughtAt === null ? null : { at: broughtAt, how: 'done' },
            expires: true,
          },
        ],
  contributions: ({ orderedAt }) =>
    orderedAt === null ? [] : [{ indicator: 'file.ordered', on: civilDateOf(orderedAt), by: {} }],
});

let now = instantOf('2026-02-12T10:00:00+08:00');
const file = `cases-${process.versions.node}.db`;
rmSync(file, { force: true });
const store = openSqliteStore({ file, clock: () => now });
const engine = await openEngine({ store, procedures: [anyProcedure(readingRoom)] });
const ordered = { type: 'file.ordered', at: '2026-02-12T09:00:00+08:00', title: '一九八五年第三号' };
const opened = await engine.open(
  { procedure: 'reading-room', agency: '某市档案馆', fact: ordered },
  { actor: { id: 'li', duties: ['registrar'] } },
);
if (!opened.ok) throw new Error(opened.refusal.reason.en);
// Friday, a make-up Saturday, then nine days of Spring Festival: the third working day is the 24th.
equal(opened.case.dues['bring'], '2026-02-24');
now = instantOf('2026-02-25T00:00:00+08:00');
equal((await engine.sweep()).recorded, 1);
const history = await engine.history(opened.case.id);
equal(history.map(({ type }) => type).join(), 'file.ordered,clock.expired');
equal((await engine.verify()).problems.length, 0);
await engine.close();
console.log(`${opened.case.number}, due ${opened.case.dues['bring']}, expiry recorded once`);
