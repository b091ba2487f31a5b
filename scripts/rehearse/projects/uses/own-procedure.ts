// A made-up procedure on the engine with SQLite: a file is ordered to the reading room and must be there within three
// working days.
import { equal } from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { instantOf } from '@gongkai/calendar';
import { convention, kit, text, words, workingDays } from '@gongkai/core/kit';
import { openEngine, openSqliteStore } from '@gongkai/engine';

const house = convention('house-rules');

const { fact, procedure } = kit({
  states: { new: text('新', 'new'), ordered: text('已调', 'ordered'), there: text('已到', 'there') },
});

const readingRoom = procedure({
  id: 'reading-room',
  version: '1.0.0',
  label: text('阅览室调卷', 'file for the reading room'),
  prefix: '卷',
  facts: {
    'file.ordered': fact({
      label: text('调卷', 'ordered'),
      basis: house,
      by: ['registrar'],
      data: { title: words(200) },
      from: { new: 'ordered' },
      counts: 'file.ordered',
    }),
    'file.brought': fact({
      label: text('送达', 'brought'),
      basis: house,
      by: ['handler'],
      from: { ordered: 'there' },
    }),
  },
  periods: {
    bring: {
      label: text('调卷', 'bring the file'),
      binds: 'agency',
      length: workingDays(3),
      basis: house,
      starts: 'file.ordered',
      ends: ['file.brought'],
    },
  },
});

let now = instantOf('2026-02-12T10:00:00+08:00');
const file = `cases-${process.versions.node}.db`;
rmSync(file, { force: true });
const store = openSqliteStore({ file, clock: () => now });
const engine = await openEngine({ store, procedures: [readingRoom] });
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
