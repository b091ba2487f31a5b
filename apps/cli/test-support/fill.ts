import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { formatInstant, instantOf } from '@gongkai/calendar';
import type { Actor } from '@gongkai/core';
import { PROCEDURES } from '@gongkai/core';
import type { Outcome, Store } from '@gongkai/engine';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { folderOfTest } from './run-cli.ts';

/** In December: the reply is due in a year whose notice is not out. */
export const OPENED_AT = instantOf('2026-12-04T10:00:00+08:00');
const at = formatInstant(OPENED_AT);
const LI: Actor = { id: 'li', duties: ['registrar', 'handler'] };

const accepted = (outcome: Outcome) => {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.case.id;
};

/** Opens requests of three facts each; gives their identifiers in order. */
export const fill = async (store: Store, cases = 3): Promise<readonly string[]> => {
  const engine = await openEngine({ store, procedures: PROCEDURES });
  const ids: string[] = [];
  for (let index = 0; index < cases; index += 1) {
    // The line separators may be in a line of JSON as they are.
    const description = `某规划\u2028第${index}号\u2029\r`;
    const fact = { type: 'request.submitted', at, channel: 'in-person', applicant: { kind: 'natural' }, description };
    const asked = { procedure: 'disclosure-request', agency: `agency-${index % 2}`, fact };
    const id = accepted(await engine.open(asked, { actor: LI, idempotencyKey: `k${index}` }));
    accepted(await engine.submit(id, { type: 'request.registered', at }, { actor: LI }));
    accepted(await engine.submit(id, { type: 'processing.started', at }, { actor: LI }));
    ids.push(id);
  }
  await engine.close();
  return ids.toSorted();
};

/** A data folder with requests in it. */
export const filledFolder = async (cases = 3) => {
  const folder = join(folderOfTest(), 'data');
  mkdirSync(folder, { mode: 0o700 });
  const file = join(folder, 'gongkai.db');
  const ids = await fill(openSqliteStore({ file, clock: () => OPENED_AT }), cases);
  return { folder, file, ids };
};

/** A made-up notice of 2027 that balances: thirteen weekdays off and none worked. */
export const NOTICE_2027 = JSON.stringify({
  2027: {
    holidays: '01-01 02-05 02-08 02-09 02-10 02-11 04-05 05-03 05-04 06-09 10-01 10-04 10-05'
      .split(' ')
      .map((day) => `2027-${day}`),
    workdays: [],
    notice: '国办发明电〔2026〕0号',
  },
});
