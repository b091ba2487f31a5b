// npm run scale -- --find: search, the desk and lists at the size of a province.
import { parseArgs } from 'node:util';
import { addDays, civilDateOf, formatInstant, startOfDay } from '@gongkai/calendar';
import { PROCEDURES } from '@gongkai/core';
import { type Engine, openEngine } from '@gongkai/engine';
import { createApp } from '../../apps/api/src/app.ts';
import { type Chance, seeded } from '../../apps/api/src/demo/seeded.ts';
import { officer } from '../../apps/api/src/demo/story.ts';
import { itemFrom, matterFrom, nameFrom, queryFrom } from './find-corpus.ts';
import { timesOf } from './lists.ts';
import { load, printLine, short, whole } from './print.ts';
import { inParallel } from './record.ts';
import { createSqliteStores, startPostgresStores, type TestStores } from './test-stores.ts';

const SEED = 2026;
const AGENCIES = 17;
const UNITS = 5;
const WRITERS = 512;
const PAGE = 2000;
const CALLS = 300;
const HOUR = 3_600_000;
const NEVER = Number.POSITIVE_INFINITY;

const openAll = async (engine: Engine, count: number, draw: Chance): Promise<void> => {
  const today = civilDateOf(await engine.now());
  const facts = Array.from({ length: count }, (_, index) => ({
    type: 'request.submitted',
    at: formatInstant(startOfDay(addDays(today, -1 - (index % 40))) + 10 * HOUR),
    channel: 'in-person',
    applicant: { kind: 'natural', name: nameFrom(draw), identityProof: true, contact: '0871-60000000' },
    description: matterFrom(draw),
  }));
  await inParallel(facts, WRITERS, NEVER, async (fact) => {
    const agency = `agency-${draw.between(0, AGENCIES - 1)}`;
    const outcome = await engine.open(
      { procedure: 'disclosure-request', agency, fact },
      { actor: { ...officer('registrar', SEED), unit: `unit-${draw.between(0, UNITS - 1)}` } },
    );
    if (!outcome.ok) throw new Error(`a simulated request was refused: ${outcome.refusal.code}`);
  });
};

const putAll = async (engine: Engine, count: number, draw: Chance): Promise<void> => {
  for (let from = 0; from < count; from += PAGE) {
    const size = Math.min(PAGE, count - from);
    await engine.search.putItems(Array.from({ length: size }, (_, at) => itemFrom(draw, from + at, AGENCIES)));
  }
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

interface Measure {
  readonly name: string;
  readonly path: (draw: Chance) => string;
  /** Asked by a person whose reach is the own unit. */
  readonly byUnit?: true;
  /** The p95 that is wanted, in milliseconds. */
  readonly wanted?: number;
}

const LISTS: readonly string[] = [
  'sort=due',
  'sort=internal',
  'sort=received',
  'sort=updated',
  'sort=due&late=true',
  'sort=due&clock=reply&clockState=overdue',
];

const agencyFrom = (draw: Chance): string => `agency=agency-${draw.between(0, AGENCIES - 1)}`;

const measuresFor = (cases: number, items: number): readonly Measure[] => {
  const search = (draw: Chance): string => `/api/v1/search?q=${encodeURIComponent(queryFrom(draw, items, cases))}`;
  return [
    { name: 'search, everything', path: search, wanted: 100 },
    { name: 'search, one agency', path: (draw) => `${search(draw)}&${agencyFrom(draw)}`, wanted: 100 },
    { name: 'search, a region', path: (draw) => `${search(draw)}&agency=region&below=true`, wanted: 100 },
    { name: 'desk, everything', path: () => '/api/v1/desk', wanted: 150 },
    { name: 'desk, one agency', path: (draw) => `/api/v1/desk?${agencyFrom(draw)}`, wanted: 150 },
    { name: 'desk, a region', path: () => '/api/v1/desk?agency=region&below=true', wanted: 150 },
    { name: 'desk, own unit', path: () => '/api/v1/desk', byUnit: true, wanted: 150 },
    { name: 'search, own unit', path: search, byUnit: true, wanted: 100 },
    { name: 'list sort=due, own unit', path: () => '/api/v1/cases?sort=due', byUnit: true },
    ...LISTS.map((query) => ({
      name: `list ${query}`,
      path: (draw: Chance) => `/api/v1/cases?${query}${draw.happens(0.7) ? `&${agencyFrom(draw)}` : ''}`,
    })),
    { name: 'list by words', path: (draw) => `/api/v1/cases?q=${encodeURIComponent(nameFrom(draw))}` },
  ];
};

/** The key of a person who reaches the cases of one unit of one agency. */
const keyOfUnit = async (engine: Engine): Promise<string> => {
  const [id, agency] = ['li', 'agency-0'];
  await engine.people.add({ id, name: '李娜', unit: 'unit-0', agency, reach: 'own-unit' });
  for (const duty of ['handler', 'office-head']) await engine.people.grant({ person: id, agency, duty });
  return (await engine.keys.add({ name: id, person: id, agency: null, duties: ['handler', 'office-head'] })).secret;
};

const measure = async (engine: Engine, cases: number, items: number): Promise<void> => {
  const app = createApp({ engine, deadlineMs: 0 });
  const duties = ['handler', 'office-head'];
  const { secret: everything } = await engine.keys.add({ name: 'scale', agency: null, duties });
  const unit = await keyOfUnit(engine);
  for (const { name, path, byUnit, wanted } of measuresFor(cases, items)) {
    const draw = seeded(SEED);
    const taken: number[] = [];
    const secret = byUnit === true ? unit : everything;
    let slowest = { path: '', milliseconds: 0 };
    for (let call = 0; call < CALLS; call += 1) {
      const asked = path(draw);
      const milliseconds = await timed(async () => {
        const answer = await app.request(asked, { headers: { authorization: `Bearer ${secret}` } });
        const text = await answer.text();
        if (answer.status !== 200) throw new Error(`${asked}: ${answer.status} ${text}`);
      });
      taken.push(milliseconds);
      if (milliseconds > slowest.milliseconds) slowest = { path: asked, milliseconds };
    }
    const { p50, p95 } = timesOf(taken);
    const verdict = wanted === undefined ? '' : `, wanted ≤ ${wanted} ms: ${p95 <= wanted ? 'reached' : 'NOT reached'}`;
    printLine(`${name.padEnd(44)} p50 ${short(p50)} ms, p95 ${short(p95)} ms${verdict}`);
    printLine(`${''.padEnd(44)} slowest ${short(slowest.milliseconds)} ms: ${decodeURIComponent(slowest.path)}`);
  }
};

const measureOn = async (stores: TestStores, cases: number, items: number): Promise<void> => {
  printLine(`\n${stores.kind}; node ${process.version}; load ${load()}`);
  try {
    const engine = await openEngine({ store: await stores.open('find'), procedures: PROCEDURES });
    await engine.putAgencies([
      { id: 'region', name: '某州', level: '州', parent: null },
      ...Array.from({ length: AGENCIES }, (_, at) => ({
        id: `agency-${at}`,
        name: `第${at}局`,
        level: '局',
        parent: at < 6 ? 'region' : null,
      })),
    ]);
    const draw = seeded(SEED);
    const opened = await timed(() => openAll(engine, cases, draw));
    printLine(
      `opened               ${whole(cases)} cases in ${short(opened / 1000)} s, ${whole(cases / (opened / 1000))}/s`,
    );
    const put = await timed(() => putAll(engine, items, draw));
    printLine(`catalogue            ${whole(items)} items in ${short(put / 1000)} s, ${whole(items / (put / 1000))}/s`);
    const { total } = await stores.bytes('find');
    printLine(`on disk              ${whole(total / 1e6)} MB`);
    await measure(engine, cases, items);
    await engine.close();
  } finally {
    await stores.close();
  }
};

const OPTIONS = {
  find: { type: 'boolean' },
  store: { type: 'string' },
  cases: { type: 'string', default: '100000' },
  items: { type: 'string', default: '1000000' },
} as const;

/** Builds cases and a catalogue on each store, and prints how long search, desks and lists take. */
export const runFind = async (args: readonly string[]): Promise<void> => {
  const { store, cases, items } = parseArgs({ args: [...args], options: OPTIONS }).values;
  if (store !== 'postgresql') await measureOn(createSqliteStores(), Number(cases), Number(items));
  if (store !== 'sqlite') await measureOn(await startPostgresStores(false), Number(cases), Number(items));
};
