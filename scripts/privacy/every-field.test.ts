import { formatInstant } from '@gongkai/calendar';
import { type AnyProcedure, PROCEDURES } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { composeWith } from '../../apps/api/src/outbound/compose.ts';
import { bodyForReaders } from '../../apps/api/src/views/message-body.ts';
import { send, serve, type Server } from '../../apps/api/test-support/server.ts';
import { historiesIn, recordedVersions } from '../../packages/engine/histories/folders.ts';
import { type FactText, readText } from '../../packages/engine/src/ledger/ledger.ts';
import { personalTexts, plant } from './plant.ts';

const MARK = /张三\d+号13912345678/g;
const HASH = /[0-9a-f]{64}/;

/** The recorded ways of a procedure, those of its newest version first. */
const waysOf = ({ id }: AnyProcedure): readonly (readonly FactText[])[] =>
  recordedVersions()
    .filter((folder) => folder.startsWith(`${id}@`))
    .toReversed()
    .flatMap((folder) => historiesIn(folder).map(({ texts }) => texts.map(readText)));

/** A key for each officer of a way, with every duty that the officer ever needs on it. */
const officersOf = async ({ engine }: Server, way: readonly FactText[]): Promise<ReadonlyMap<string, string>> => {
  const duties = new Map<string, Set<string>>();
  for (const { by } of way) {
    const held = duties.get(by.id) ?? new Set();
    by.duties.filter((duty) => duty !== 'applicant' && duty !== 'system').forEach((duty) => held.add(duty));
    duties.set(by.id, held);
  }
  const keys = new Map<string, string>();
  for (const [id, held] of duties) {
    if (held.size === 0) continue;
    keys.set(id, (await engine.keys.add({ name: 'officer', agency: null, duties: [...held] })).secret);
  }
  return keys;
};

/** Keys of those who do not handle cases of a procedure: supervisor, administrator, and the duties of other procedures. */
const strangersTo = async (procedure: AnyProcedure, { engine }: Server) => {
  const own = new Set([...Object.values(procedure.allowedDuties).flat(), 'office-head', 'applicant', 'system']);
  const others = PROCEDURES.flatMap(({ allowedDuties }) => Object.values(allowedDuties).flat());
  const foreign = [...new Set(others.filter((duty) => !own.has(duty)))];
  const key = async (duties: readonly string[], administrator = false) =>
    (await engine.keys.add({ name: 'reader', agency: null, duties, administrator })).secret;
  return {
    supervisor: await key(['supervisor']),
    all: [await key(['supervisor']), await key([], true), await key(foreign)],
  };
};

/** Everything that the API says of a case to the holder of a key. */
const saidOf = async (server: Server, id: string, key: string, at: string): Promise<string> => {
  const path = `/api/v1/cases/${id}`;
  const read = await send(server, 'GET', `${path}?trace=true`, { key });
  const clocks = (read.json['clocks'] as readonly { readonly id: string }[]).map((clock) => clock.id);
  const paths = [
    `${path}/facts`,
    `${path}/facts?after=1`,
    '/api/v1/cases',
    '/api/v1/tasks',
    '/metrics',
    '/api/v1/timeliness',
  ];
  const all = [...paths, ...clocks.map((clock) => `${path}/clocks/${encodeURIComponent(clock)}`)];
  const texts = [read.text];
  for (const one of all) texts.push((await send(server, 'GET', one, { key })).text);
  // Refusals: without a duty, of a fact that is not there, and of one that is malformed.
  for (const body of [
    { type: 'reply.signed', at },
    { type: 'no.such', at },
    { type: 'complaint.made' },
    { type: 'entry.voided', at, seq: 1, reason: '误录' },
  ]) {
    texts.push((await send(server, 'POST', `${path}/facts`, { key, body })).text);
  }
  return texts.join('\n');
};

/** Corrects an entry, and voids one, with marks in what it says; what a case does not admit is refused. */
const correct = async (server: Server, procedure: AnyProcedure, id: string, at: string, mark: () => string) => {
  const { secret: key } = await server.engine.keys.add({ name: 'head', agency: null, duties: ['office-head'] });
  const marks = new Map<string, string>();
  const entries = await server.engine.history(id, { limit: 100 });
  for (const { seq, type, fact } of entries.filter((one) => !one.type.startsWith('entry.')).slice(0, 12)) {
    for (const { planted, marks: of } of [plant(procedure, fact, false, mark)]) {
      const data = Object.fromEntries(
        Object.entries(planted).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(fact[name])),
      );
      if (of.size === 0 || Object.keys(data).length === 0) continue;
      const reason = mark();
      const body = { type: 'entry.corrected', at, seq, data, reason };
      if ((await send(server, 'POST', `/api/v1/cases/${id}/facts`, { key, body })).status !== 200) continue;
      for (const [place, text] of of) marks.set(`entry.corrected data of ${place}`, text);
      marks.set('entry.corrected reason', reason);
    }
    const reason = mark();
    const body = { type: 'entry.voided', at, seq, reason };
    if (type === 'clock.expired' || marks.has('entry.voided reason')) continue;
    if ((await send(server, 'POST', `/api/v1/cases/${id}/facts`, { key, body })).status === 200) {
      marks.set('entry.voided reason', reason);
    }
  }
  return marks;
};

/** Walks a way through the API with a mark in every field of free text; returns the marks that were recorded, by place. */
const walk = async (procedure: AnyProcedure, way: readonly FactText[], mark: () => string) => {
  const [first] = way;
  const server = await serve(formatInstant(first?.recordedAt ?? 0));
  const keys = await officersOf(server, way);
  const { supervisor, all } = await strangersTo(procedure, server);
  const recorded = new Map<string, string>();
  const leaks: string[] = [];
  const look = async (who: string, text: string): Promise<void> => {
    for (const found of text.match(MARK) ?? [])
      leaks.push(`${who}: ${[...recorded].find(([, one]) => one === found)?.[0] ?? found}`);
  };
  let id = '';
  for (const { type, by, fact, opening, recordedAt } of way) {
    server.moveTo(formatInstant(recordedAt));
    await server.engine.sweep();
    const key = keys.get(by.id);
    if (key === undefined || type.startsWith('entry.')) continue;
    for (const make of [true, false]) {
      const { planted, marks } = plant(procedure, fact, make, mark);
      const answer = await (opening === null
        ? send(server, 'POST', `/api/v1/cases/${id}/facts`, { key, body: planted })
        : send(server, 'POST', '/api/v1/cases', {
            key,
            body: { procedure: procedure.id, agency: opening.agency, settings: opening.settings, fact: planted },
          }));
      if (answer.status >= 300) continue;
      if (opening !== null) id = String(answer.json['id']);
      for (const [place, text] of marks) recorded.set(place, text);
      break;
    }
    if (id !== '')
      await look(
        `supervisor after ${type}`,
        (await send(server, 'GET', `/api/v1/cases/${id}`, { key: supervisor })).text,
      );
  }
  const last = formatInstant(way.at(-1)?.recordedAt ?? 0);
  for (const [place, text] of await correct(server, procedure, id, last, mark)) recorded.set(place, text);
  for (const [at, key] of all.entries()) await look(`reader ${at}`, await saidOf(server, id, key, last));
  const { secret: desk } = await server.engine.keys.add({ name: 'head', agency: null, duties: ['office-head'] });
  const open = (await send(server, 'GET', `/api/v1/cases/${id}/facts`, { key: desk })).text;
  const compose = composeWith(server.engine.procedures);
  for (const message of await server.engine.outbox.messages(null, 1000)) {
    await look('event', bodyForReaders(message.body));
    await look('mail', JSON.stringify(compose(message)));
  }
  await look('log', server.lines.join('\n'));
  const ledger = (await send(server, 'GET', `/api/v1/cases/${id}/facts`, { key: supervisor })).text;
  await server.engine.close();
  return { recorded, leaks, open, ledger };
};

/** Merges two entries of one matter, with a mark in the reason; a merger is recorded with its link, and in no way. */
const merge = async (procedure: AnyProcedure, [first]: readonly FactText[], mark: () => string) => {
  if (first === undefined || first.opening === null || procedure.merging === undefined) return null;
  const { agency, settings } = first.opening;
  const at = formatInstant(first.recordedAt);
  const server = await serve(at);
  const duties = [...new Set([...Object.values(procedure.allowedDuties).flat(), 'office-head'])];
  const held = duties.filter((duty) => duty !== 'applicant' && duty !== 'system');
  const { secret: key } = await server.engine.keys.add({ name: 'desk', agency: null, duties: held });
  const { all } = await strangersTo(procedure, server);
  const body = { procedure: procedure.id, agency, settings, fact: first.fact };
  const [into, one] = [
    (await send(server, 'POST', '/api/v1/cases', { key, body })).json,
    (await send(server, 'POST', '/api/v1/cases', { key, body })).json,
  ];
  const id = String(one['id']);
  const note = mark();
  const path = `/api/v1/cases/${id}`;
  const answer = await send(server, 'POST', `${path}/merge`, { key, body: { into: into['number'], note } });
  const said = [];
  for (const reader of all) said.push(await saidOf(server, id, reader, at));
  const open = (await send(server, 'GET', `${path}/facts`, { key })).text;
  await server.engine.close();
  return { status: answer.status, isRead: open.includes(note), leaks: said.join('\n').match(MARK) ?? [] };
};

describe.each(PROCEDURES.map((procedure) => ({ id: procedure.id, procedure })))('in $id', ({ procedure }) => {
  it('no text of any field of any fact reaches those who do not handle its cases', { timeout: 600_000 }, async () => {
    const types = procedure.factTypes.filter((type) => type !== 'clock.expired');
    const places = types.flatMap((type) => personalTexts(procedure, type).map((path) => `${type} ${path.join('.')}`));
    const missing = new Set([...places, 'entry.corrected reason', 'entry.voided reason']);
    let count = 0;
    const mark = (): string => `张三${(count += 1)}号13912345678`;
    for (const way of waysOf(procedure)) {
      const brings = way.some(({ type }) => [...missing].some((place) => place.startsWith(`${type} `)));
      if (!brings && !missing.has('entry.voided reason')) continue;
      const { recorded, leaks, open, ledger } = await walk(procedure, way, mark);
      expect(leaks).toEqual([]);
      expect(ledger).not.toMatch(HASH);
      // The marks are there: who handles the case reads them.
      const read = new Set(open.match(MARK));
      for (const [place, text] of recorded) if (read.has(text)) missing.delete(place);
      if (missing.size === 0) break;
    }
    expect(await merge(procedure, waysOf(procedure)[0] ?? [], mark)).toEqual(
      procedure.merging === undefined ? null : { status: 200, isRead: true, leaks: [] },
    );
    missing.delete(`${procedure.merging?.fact ?? ''} reason`);
    expect([...missing]).toEqual([]);
  });
});
