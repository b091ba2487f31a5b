import type { Overlay } from '@gongkai/calendar';
import { isRecord } from '../../ledger/canonical.ts';
import { type Agency, agencyKeyOf, type KeyHolder, type StoredNotices, type Task } from '../../store/kit.ts';
import { columnsOf, defineTable } from '../table.ts';
import { strings } from './strings.ts';

const aTask = columnsOf<Task>();
export const TASKS = defineTable<Task>()('tasks', ['id'], {
  agency_key: aTask.derived('text', ({ caseId }) => agencyKeyOf(caseId)),
  id: aTask.text('id'),
  kind: aTask.word('kind', ['fact-called-for', 'due-moved-earlier']),
  agency: aTask.text('agency'),
  case_id: aTask.text('caseId'),
  body: aTask.text('body'),
  raised_at: aTask.integer('raisedAt'),
  done_at: aTask.optionalInteger('doneAt', 'always'),
  done_by: aTask.optionalText('doneBy', 'always'),
});

const someNotices = columnsOf<StoredNotices>();
export const NOTICES = defineTable<StoredNotices>()('notices', ['number'], {
  number: someNotices.integer('number'),
  text: someNotices.text('text'),
  hash: someNotices.text('hash'),
  loaded_at: someNotices.integer('loadedAt'),
});

/** A key with its hash, which is never read back. */
type StoredKey = KeyHolder & { readonly hash: string };

const aKey = columnsOf<StoredKey>();
export const KEYS = defineTable<StoredKey, KeyHolder>()('keys', ['id'], {
  id: aKey.text('id'),
  hash: aKey.derived('text', ({ hash }) => hash),
  // Null in keys of earlier releases: `keysOn` reads them as their own holders.
  person: { ...aKey.text('person'), isNullable: true },
  name: aKey.text('name'),
  agency: aKey.optionalText('agency'),
  duties: aKey.json('duties', strings),
  administrator: aKey.flag('administrator'),
  created_at: aKey.integer('createdAt'),
  disabled_at: aKey.optionalInteger('disabledAt', 'always'),
});

// Days that were stored were checked; a calendar refuses those that are not days.
const overlaysFrom = (value: unknown): readonly Overlay[] =>
  (Array.isArray(value) ? value : []).filter(isRecord).map(({ region, off, work, audience, source }) => ({
    region: String(region),
    off: strings(off),
    work: strings(work),
    audience: String(audience),
    source: String(source),
  }));

const anAgency = columnsOf<Agency>();
export const AGENCIES = defineTable<Agency>()('agencies', ['id'], {
  id: anAgency.text('id'),
  name: anAgency.text('name', 'always'),
  level: anAgency.text('level', 'always'),
  parent: anAgency.optionalText('parent', 'always'),
  overlays: anAgency.optionalJson('overlays', overlaysFrom, 'always'),
});
