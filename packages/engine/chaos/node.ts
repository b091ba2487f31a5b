// One node: an engine on the given store, writers that print what was acknowledged, and a sweep.
import { flushCompileCache } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { formatInstant } from '@gongkai/calendar';
import { PROCEDURES } from '@gongkai/core';
import { type Engine, openEngine, openPostgresStore, openSqliteStore, type Outcome, type Store } from '@gongkai/engine';
import { startNaivePoller } from './naive-poller.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    schema: { type: 'string' },
    file: { type: 'string' },
    writers: { type: 'string', default: '8' },
    fast: { type: 'string', default: '0' },
    poller: { type: 'string', default: 'sweep' },
  },
});

/** Shifts the host clock of this process by so many milliseconds. */
const shiftClock = (by: number): void => {
  const right = Date.now;
  Date.now = () => right() + by;
};

const HOUR = 3_600_000;
const MO = { id: 'mo', duties: ['monitor', 'coordinator'] } as const;

const print = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

/** Prints an acknowledged fact; a refusal would be a defect of this program. */
const acknowledged = (outcome: Outcome): string => {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const { caseId, seq, hash } = outcome.entry;
  print({ ack: [caseId, seq, hash] });
  return caseId;
};

/** Opens incidents whose 48 hours end within seconds, and records facts on them, until the process is killed. */
const write = async (engine: Engine): Promise<void> => {
  for (;;) {
    const now = await engine.now();
    const at = formatInstant(now - 48 * HOUR + 1000 + Math.floor(Math.random() * 6000));
    const agency = `agency-${Math.floor(Math.random() * 5)}`;
    const fact = { type: 'sentiment.detected', at, subject: '某桥' };
    const opened = await engine.open({ procedure: 'press-incident', agency, fact }, { actor: MO });
    const caseId = acknowledged(opened);
    if (opened.ok) print({ due: [caseId, opened.case.nextDueAt] });
    const collected = { type: 'sentiment.collected', at, note: '三条' };
    const triaged = {
      type: 'incident.triaged',
      at,
      category: 'social-security',
      priority: 'emergency',
      owner: '交通局',
    };
    for (const one of [collected, triaged]) acknowledged(await engine.submit(caseId, one, { actor: MO }));
  }
};

const forever = async (work: () => Promise<unknown>, every: number): Promise<void> => {
  for (;;) {
    await work();
    await pause(every);
  }
};

const openStore = async (): Promise<Store> => {
  const { url, file, schema } = values;
  if (url === undefined) return openSqliteStore(file === undefined ? {} : { file });
  return openPostgresStore({ url, ...(schema === undefined ? {} : { schema }), connections: 4 });
};

const work = async (): Promise<void> => {
  const engine = await openEngine({ store: await openStore(), procedures: PROCEDURES });
  const poll =
    values.poller === 'naive' && values.url !== undefined
      ? startNaivePoller(values.url, values.schema ?? 'gongkai')
      : forever(() => engine.sweep({ limit: 50 }), 100);
  await Promise.all([poll, ...Array.from({ length: Number(values.writers) }, () => write(engine))]);
};

// Now, because a process that is killed writes nothing at its end.
flushCompileCache();
shiftClock(Number(values.fast));
// Any failure, above all a database that is down, ends the process; the caller starts another one.
await work().catch((error: unknown) => {
  print({ failed: error instanceof Error ? error.message : String(error) });
  process.exit(1);
});
