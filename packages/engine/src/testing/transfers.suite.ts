import { formatInstant, instantOf, nationalCalendar } from '@gongkai/calendar';
import { disclosureRequest } from '@gongkai/core';
import { expect, it } from 'vitest';
import { openEngine } from '../engine.ts';
import { hashesOf } from '../parties/party-rows.ts';
import { partyKeyOf } from '../parties/party-key.ts';
import type { Caller } from '../people/caller.ts';
import { externalKey } from '../search/document-of.ts';
import { EVERYWHERE, type Scope } from '../store/scope.ts';
import type { Store } from '../store/store.ts';
import type { Outcome } from '../submit/submissions.ts';
import { agencyKey } from '../store/time-ordered-id.ts';
import { only, put } from './samples.ts';
import type { OpenStore } from './transactions.suite.ts';

const NOW = instantOf('2026-03-02T10:00:00+08:00');
export const AT = formatInstant(NOW);

export const OPENING = {
  type: 'request.submitted',
  at: AT,
  channel: 'in-person',
  applicant: { kind: 'natural', name: '赵甲' },
  externalNo: '收文〔2026〕8号',
  description: '滇池规划',
};
const MOVED = { type: 'case.transferred', at: AT, to: '自然资源局', basis: '机构改革方案' };
export const NOTE = { type: 'note.added', at: AT, kind: 'note', text: '已收件' };

export const LI = { id: 'li', person: 'li', unit: '办公室', duties: ['registrar', 'handler', 'office-head'] };

export const codeOf = (outcome: Outcome): string =>
  outcome.ok ? (outcome.repeated ? 'repeated' : 'accepted') : outcome.refusal.code;

const HEAD = { ...LI, id: 'head', person: 'head' };

const headOf = (agency: string, scope: Scope = only(agency)): Caller => ({
  id: `head of ${agency}`,
  person: `head-${agencyKey(agency)}`,
  name: agency,
  unit: scope.unit ?? null,
  agency,
  duties: LI.duties,
  acting: [{ agency, duties: LI.duties }],
  scope,
  administrator: null,
});

const AGENCIES = [
  { id: '规划局', name: '规划局', level: 'city', parent: '市政府' },
  { id: '自然资源局', name: '自然资源局', level: 'city', parent: '市政府' },
  { id: '市政府', name: '市政府', level: 'city', parent: null },
  { id: '邻市', name: '邻市', level: 'city', parent: null },
] as const;

const KEY = partyKeyOf(Buffer.alloc(32, 7));

/** An agency with an open case, among others. */
export const office = async (open: OpenStore, { tree = true }: { readonly tree?: boolean } = {}) => {
  const store = await open(() => NOW);
  const engine = await openEngine({ store, procedures: [disclosureRequest], partyKey: KEY });
  if (tree) await engine.putAgencies(AGENCIES);
  const opened = await engine.open({ procedure: 'disclosure-request', agency: '规划局', fact: OPENING }, { actor: LI });
  if (!opened.ok) throw new Error(opened.refusal.code);
  return { store, engine, id: opened.case.id, number: opened.case.number };
};

/** Moves a case to another agency. */
export const move = (engine: Awaited<ReturnType<typeof office>>['engine'], id: string, to: string) =>
  engine.submit(id, { ...MOVED, to }, { actor: LI });

/** The agencies in whose scope each way of reading finds the one case. */
const foundIn = async (
  store: Store,
  id: string,
  ways: Readonly<Record<string, (scope: Scope) => Promise<boolean>>>,
) => {
  const found: Record<string, readonly string[]> = {};
  for (const [name, isFound] of Object.entries(ways)) {
    const all: string[] = [];
    for (const { id: agency } of AGENCIES) if (await isFound(only(agency))) all.push(agency);
    found[name] = all;
  }
  return found;
};

/** Cases that move to another agency, on any store. */
export const transfers = (open: OpenStore): void => {
  it('are found by their number in another ledger where they were opened, and where they are held', async () => {
    const { store, engine, id, number } = await office(open);
    const foundBy = async (externalNo: string, at = AT, procedure = 'disclosure-request') => {
      const key = externalKey(externalNo, at);
      const agencies = await Promise.all(
        AGENCIES.map(async (one) => {
          const found = await store.imports.recordedAs(one.id, procedure, ['2026 1', key]);
          expect([[], [[key, number]]]).toContainEqual([...found]);
          return found.size === 1 ? [one.id] : [];
        }),
      );
      return agencies.flat();
    };
    expect(await foundBy('收文［2026］8号')).toEqual(['规划局']);
    const data = { externalNo: '收文〔2026〕7号' };
    const corrected = { type: 'entry.corrected', at: AT, seq: 1, data, reason: '登记有误' };
    expect(codeOf(await engine.submit(id, corrected, { actor: HEAD }))).toBe('accepted');
    expect([await foundBy('收文[2026]8号'), await foundBy('收文[2026]7号')]).toEqual([[], ['规划局']]);
    await move(engine, id, '自然资源局');
    expect(await foundBy('收文[2026]7号')).toEqual(['规划局', '自然资源局']);
    await move(engine, id, '邻市');
    expect(await foundBy('收文【２０２６】7号')).toEqual(['规划局', '邻市']);
    const others = [await foundBy('收文[2026]70号'), await foundBy('收文[2026]7号', '2025-03-02T10:00:00+08:00')];
    expect([...others, await foundBy('收文[2026]7号', AT, 'press-incident')]).toEqual([[], [], []]);
    expect(await store.imports.recordedAs('规划局', 'disclosure-request', [])).toEqual(new Map());
    expect(await engine.verify()).toMatchObject({ problems: [] });
    await engine.close();
  });

  it('put the case where it is held, and leave it readable where it was', async () => {
    const { store, engine, id, number } = await office(open);
    await engine.submit(id, { type: 'case.assigned', at: AT, unit: '土地科' }, { actor: LI });
    const before = await store.read(id);
    const moved = await move(engine, id, '自然资源局');
    expect(codeOf(moved)).toBe('accepted');
    expect(await store.read(id)).toMatchObject({
      number,
      agency: '自然资源局',
      earlierAgencies: ['规划局'],
      holderUnit: null,
      dues: before?.dues,
      dueStatutory: before?.dueStatutory,
    });
    const list = { order: 'due', after: null, limit: 9 } as const;
    const desk = { now: NOW, today: NOW, within3: NOW * 2, week: NOW * 2, person: 'x', unit: null, reviews: [] };
    const counted = { agencies: null, patterns: ['%'], after: '', limit: 9 };
    const ways = {
      read: async (scope: Scope) => (await store.read(id, scope)) !== null,
      history: async (scope: Scope) => (await store.history(id, 0, 9, scope)).length === 3,
      listed: async (scope: Scope) => (await store.list({ ...list, scope })).length === 1,
      'listed by agency': async ({ agency }: Scope) =>
        (await store.list({ ...list, agency: agency ?? '' })).length === 1,
      desk: async (scope: Scope) => (await store.desk.counts({ ...desk, scope, asked: null })).within3 === 1,
      counted: async (scope: Scope) => (await store.figures.counted({ ...counted, scope })).length === 1,
      summed: async ({ agency }: Scope) =>
        (await store.figures.sums({ from: 2026, through: 2026, agencies: [agency ?? ''] })).length > 0,
      searched: async (scope: Scope) => {
        const page = await engine.search.find({ text: '滇池', scope, handled: ['disclosure-request'] });
        return page?.found.length === 1;
      },
      'told of the transfer': async (scope: Scope) => (await store.outbox.find(`${id}.3`, scope)) !== null,
    };
    const held = ['自然资源局'];
    expect(await foundIn(store, id, ways)).toEqual({
      ...Object.fromEntries(Object.keys(ways).map((way) => [way, held])),
      read: ['规划局', ...held],
      history: ['规划局', ...held],
    });
    const gave = async (scope: Scope) =>
      (await store.list({ ...list, scope, heldBeforeBy: '规划局' })).map((one) => one.id);
    expect([await gave(only('规划局')), await gave(only('自然资源局')), await gave(only('邻市'))]).toEqual([
      [id],
      [id],
      [],
    ]);
    expect(await engine.verify()).toMatchObject({ problems: [] });
    await engine.close();
  });

  it('are recorded on by the agency that holds it, and by no earlier one', async () => {
    const { engine, id } = await office(open);
    const [old, present] = [engine.as(headOf('规划局')), engine.as(headOf('自然资源局'))];
    expect(codeOf(await present.submit(id, NOTE))).toBe('case/not-found');
    expect(codeOf(await old.submit(id, MOVED, { idempotencyKey: 'k' }))).toBe('accepted');
    // The answer to a transfer may be lost on the way: it is given again.
    expect(codeOf(await old.submit(id, MOVED, { idempotencyKey: 'k' }))).toBe('repeated');
    expect(codeOf(await old.submit(id, NOTE))).toBe('file/transferred');
    const correction = { type: 'entry.voided', at: AT, seq: 1, reason: '误登' };
    expect(codeOf(await old.submit(id, correction))).toBe('file/transferred');
    const wide = engine.as(headOf('规划局', { agency: '规划局', below: true }));
    expect(codeOf(await wide.submit(id, NOTE))).toBe('file/transferred');
    expect(codeOf(await engine.as(headOf('邻市')).submit(id, NOTE))).toBe('case/not-found');
    const by = { actor: LI, scope: only('规划局') };
    expect((await engine.preview(id, NOTE, by)).refusal?.code).toBe('file/transferred');
    expect(codeOf(await present.submit(id, NOTE))).toBe('accepted');
    await engine.close();
  });

  it('are refused to no agency, to the same one, and without an agency of the tree', async () => {
    const { engine, id } = await office(open);
    const codes = async (to: string) => [
      codeOf(await move(engine, id, to)),
      (await engine.preview(id, { ...MOVED, to }, { actor: LI })).refusal?.code,
    ];
    expect(await codes('规划局')).toEqual(['file/same-agency', 'file/same-agency']);
    expect(await codes('某局')).toEqual(['file/agency-unknown', 'file/agency-unknown']);
    expect((await engine.read(id))?.state.version).toBe(1);
    await engine.close();
    const bare = await office(open, { tree: false });
    expect(codeOf(await move(bare.engine, bare.id, '某局'))).toBe('accepted');
    await bare.engine.close();
  });

  it('come back, and go on, and every agency on the way reads it', async () => {
    const { store, engine, id } = await office(open);
    for (const to of ['自然资源局', '规划局', '邻市', '规划局', '自然资源局']) {
      expect(codeOf(await move(engine, id, to))).toBe('accepted');
    }
    const record = await store.read(id);
    expect([record?.agency, record?.earlierAgencies]).toEqual(['自然资源局', ['规划局', '自然资源局', '邻市']]);
    for (const agency of ['规划局', '自然资源局', '邻市']) expect(await store.read(id, only(agency))).not.toBeNull();
    const above = { agency: '市政府', below: true };
    expect([await store.read(id, above), await store.read(id, only('市政府'))]).toEqual([record, null]);
    expect(await engine.verify()).toMatchObject({ problems: [] });
    await engine.close();
  });

  it('take the parties of the case with them, and leave its number in its series', async () => {
    const { store, engine, id } = await office(open);
    const gapsBefore = await engine.agencies.gaps('规划局');
    await move(engine, id, '自然资源局');
    const hashes = hashesOf(KEY, { kind: 'natural', name: '赵甲', idNumber: null, phone: null });
    const found = async (agency: string) => (await store.parties.find(agency, { nameHash: hashes.nameHash })).length;
    expect([await found('规划局'), await found('自然资源局')]).toEqual([0, 1]);
    expect([await engine.agencies.gaps('规划局'), await engine.agencies.gaps('自然资源局')]).toEqual([gapsBefore, []]);
    expect(await engine.verify()).toMatchObject({ problems: [] });
    await engine.close();
  });

  it('take its tasks with them', async () => {
    const { store, engine, id } = await office(open);
    const task = { id: 't', kind: 'due-moved-earlier', agency: '规划局', caseId: id, body: '{}' } as const;
    await put(store, { tasks: [{ ...task, raisedAt: NOW, doneAt: null, doneBy: null }] });
    await move(engine, id, '自然资源局');
    const of = async (scope: Scope) => (await store.tasks({ scope, after: '', limit: 9 })).map(({ agency }) => agency);
    expect([await of(only('规划局')), await of(only('自然资源局')), await of(EVERYWHERE)]).toEqual([
      [],
      ['自然资源局'],
      ['自然资源局'],
    ]);
    expect(await store.endTask('t', only('规划局'), 'li', NOW)).toBe(false);
    expect(await store.endTask('t', only('自然资源局'), 'li', NOW)).toBe(true);
    await engine.close();
  });

  it('count what a unit recorded for the agency that it is a unit of', async () => {
    const { store, engine, id } = await office(open);
    const unit = (agency: string): Scope => ({ ...only(agency), unit: '办公室' });
    await move(engine, id, '自然资源局');
    expect([await store.read(id, unit('规划局')), await store.read(id, unit('自然资源局'))].map(Boolean)).toEqual([
      true,
      false,
    ]);
    await engine.submit(id, NOTE, { actor: LI });
    expect(await store.read(id, unit('自然资源局'))).not.toBeNull();
    expect(await store.read(id, { ...unit('规划局'), heldOnly: true })).toBeNull();
    await engine.close();
  });

  it('move no date, whatever the local days of the other agency', async () => {
    const { store, engine, id } = await office(open);
    const off = ['2026-03-23', '2026-03-24'];
    const overlays = [{ region: '本市', off, work: [], audience: 'everyone', source: '地方通知' }];
    await engine.putAgencies(AGENCIES.map((one) => (one.id === '自然资源局' ? { ...one, overlays } : one)) as never);
    for (const type of ['request.registered', 'processing.started']) {
      await engine.submit(id, { type, at: AT }, { actor: LI });
    }
    const before = await store.read(id);
    await move(engine, id, '自然资源局');
    const after = await store.read(id);
    expect(Object.keys(before?.dues ?? {})).not.toEqual([]);
    expect([after?.dues, after?.calendarHash]).toEqual([before?.dues, before?.calendarHash]);
    expect(engine.calendarOf('自然资源局')).not.toEqual(nationalCalendar);
    // The next opening brings up to date what other calendars wrote.
    const again = await openEngine({ store, procedures: [disclosureRequest] });
    await again.sweep();
    expect((await store.read(id))?.dues).toEqual(before?.dues);
    expect(await again.verify()).toMatchObject({ problems: [] });
    await engine.close();
  });
};
