import type { StoredAct } from '../../ledger/acts/act.ts';
import { columnsOf, defineTable } from '../table.ts';

const anAct = columnsOf<StoredAct>();
export const ACTS = defineTable<StoredAct>()('acts', ['seq'], {
  seq: anAct.integer('seq'),
  at: anAct.integer('at'),
  actor: anAct.text('actor'),
  kind: anAct.text('kind'),
  text: anAct.text('text'),
  previous_hash: anAct.text('previousHash'),
  hash: anAct.text('hash'),
});
