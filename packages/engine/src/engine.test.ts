import { describe, expect, it } from 'vitest';
import {
  accepted,
  actor,
  anIncident,
  aRequest,
  at,
  desk,
  fact,
  LI,
  MO,
  PROCEDURES,
  REQUESTS,
  submitted,
  wordOf,
} from '../test-support/desk.fixture.ts';
import { openEngine } from './engine.ts';
import { openSqliteStore } from './sqlite/open-sqlite-store.ts';
import { lock } from './testing/samples.ts';

const by = { actor: LI };

describe('a submitter of one agency', () => {
  it('finds no case of another, and nothing is written', async () => {
    const { engine } = await desk();
    const { case: mine } = accepted(await engine.open(aRequest('kunming'), by));
    const registered = fact('request.registered', '2026-03-02');
    const outside = await engine.submit(mine.id, registered, { ...by, scope: { agency: 'dali', below: false } });
    expect(outside).toMatchObject({ ok: false, refusal: { code: 'case/not-found' }, version: null });
    expect((await engine.read(mine.id))?.state.version).toBe(1);
    accepted(await engine.submit(mine.id, registered, { ...by, scope: { agency: 'kunming', below: false } }));
  });
});

describe('opening a case', () => {
  it('gives it an id, a number and its first fact', async () => {
    const { engine } = await desk();
    const opened = accepted(
      await engine.open(aRequest('kunming', '2026-03-02', { 'correction.late': 'acceptAndFlag' }), by),
    );
    expect(opened.case).toMatchObject({
      number: '依-kunming-2026-00001',
      procedure: 'disclosure-request',
      procedureVersion: REQUESTS.version,
      agency: 'kunming',
      state: { value: 'received', version: 1, context: { settings: { 'correction.late': 'acceptAndFlag' } } },
      openedAt: at('2026-03-02'),
      updatedAt: at('2026-03-02'),
      nextDueAt: at('2026-03-31T00:00:00+08:00'),
    });
    expect(opened.entry).toMatchObject({ seq: 1, type: 'request.submitted', by: LI, fact: submitted() });
    expect(opened.repeated).toBe(false);
    expect(await engine.read(opened.case.id)).toEqual(opened.case);
    expect(await engine.history(opened.case.id)).toEqual([opened.entry]);
  });

  it('sends out that it happened and where, byte for byte, and nothing of what was said', async () => {
    const { engine } = await desk();
    const { case: opened, entry } = accepted(await engine.open(aRequest('kunming'), by));
    expect((await engine.outbox.messages(null, 10)).map(({ body }) => body)).toEqual([
      `{"agency":"kunming","case":"${opened.id}","hash":"${entry.hash}","number":"依-kunming-2026-00001",` +
        '"procedure":"disclosure-request","salted":true,"seq":1,"state":"received","type":"request.submitted","v":1}',
    ]);
  });

  it('counts numbers by procedure, agency and the year of the first fact', async () => {
    const { engine } = await desk({ start: '2026-03-02' });
    const requests = [aRequest('a'), aRequest('b'), aRequest('a', '2025-12-31'), aRequest('a'), anIncident('a')];
    const numbers: string[] = [];
    for (const request of requests) {
      const { case: opened } = accepted(await engine.open(request, { actor: actor('x', 'registrar', 'monitor') }));
      numbers.push(opened.number);
    }
    expect(numbers).toEqual([
      '依-a-2026-00001',
      '依-b-2026-00001',
      '依-a-2025-00001',
      '依-a-2026-00002',
      '舆-a-2026-00001',
    ]);
  });

  it('takes no number for a refusal', async () => {
    const { engine } = await desk();
    await engine.open(aRequest(), { actor: MO });
    await engine.open({ ...aRequest(), fact: { ...submitted(), channel: 'pigeon' } }, by);
    expect(accepted(await engine.open(aRequest(), by)).case.number).toBe('依-kunming-2026-00001');
  });

  it('sorts ids as cases were opened, also within one millisecond', async () => {
    const { engine } = await desk();
    const opened = await Promise.all(Array.from({ length: 40 }, () => engine.open(aRequest(), by)));
    const ids = opened.map((one) => accepted(one).case.id);
    expect(ids.toSorted()).toEqual(ids);
    expect(ids[0]).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  const deep = JSON.parse('['.repeat(40) + ']'.repeat(40)) as unknown;
  it.each([
    ['an unknown procedure', { ...aRequest(), procedure: '__proto__' }, 'procedure/unknown'],
    ['a fact that opens no case', { ...aRequest(), fact: fact('request.registered', '2026-03-02') }, 'fact/refused'],
    ['an unknown fact', { ...aRequest(), fact: fact('request.guessed', '2026-03-02') }, 'fact/unknown'],
    ['a fact that is none', { ...aRequest(), fact: null }, 'fact/unknown'],
    ['a fact without an instant', { ...aRequest(), fact: { ...submitted(), at: 'soon' } }, 'fact/malformed'],
    ['a fact nested without bound', { ...aRequest(), fact: { ...submitted(), description: deep } }, 'fact/malformed'],
    ['a fact that is no JSON', { ...aRequest(), fact: { ...submitted(), description: 1n } }, 'fact/malformed'],
    ['a fact in the future', aRequest('kunming', '2026-03-03'), 'fact/future'],
    ['an unknown setting', aRequest('kunming', '2026-03-02', { nonsense: 1 }), 'settings/invalid'],
    ['settings nested without bound', aRequest('kunming', '2026-03-02', { deep }), 'settings/invalid'],
    ['an agency without a name', aRequest(''), 'settings/invalid'],
    ['an agency that cannot be written', aRequest('\ud800'), 'settings/invalid'],
    ['an agency with a control character', aRequest('a\u0000b'), 'settings/invalid'],
  ])('refuses %s and keeps nothing of it', async (_, request, code) => {
    const { engine, store } = await desk();
    const outcome = await engine.open(request, { ...by, idempotencyKey: 'k' });
    expect(outcome).toMatchObject({ ok: false, refusal: { code }, version: null });
    expect(await store.ids('', 10)).toEqual([]);
    const found = await lock(store, {
      responses: [{ actor: 'li', key: 'k' }],
      counters: [{ agency: 'kunming', name: '依-kunming-2026' }],
    });
    expect([found.responses, found.counters.get('依-kunming-2026')]).toEqual([[], 0]);
  });

  it('says where a setting is wrong', async () => {
    const { engine } = await desk();
    const outcome = await engine.open(aRequest('kunming', '2026-03-02', { 'extension.maxTimes': 9 }), by);
    expect(outcome).toMatchObject({ refusal: { issues: [{ path: 'settings.extension.maxTimes' }] } });
  });
});

describe('recording a fact', () => {
  const registered = fact('request.registered', '2026-03-02');

  it('advances the case and lengthens its ledger', async () => {
    const { engine, moveTo } = await desk();
    const opened = accepted(await engine.open(aRequest(), by));
    moveTo('2026-03-03');
    const recorded = accepted(await engine.submit(opened.case.id, registered, { ...by, expectedVersion: 1 }));
    expect(recorded.case).toMatchObject({
      state: { value: 'registered', version: 2 },
      openedAt: at('2026-03-02'),
      updatedAt: at('2026-03-03'),
    });
    expect(recorded.entry).toMatchObject({ seq: 2, previousHash: opened.entry.hash, recordedAt: at('2026-03-03') });
    expect((await engine.history(opened.case.id, { after: 1 })).map((entry) => entry.seq)).toEqual([2]);
  });

  it.each([
    ['another version', registered, { ...by, expectedVersion: 7 }, 'case/stale'],
    ['another version before anything else is looked at', null, { actor: MO, expectedVersion: 0 }, 'case/stale'],
    ['somebody without the duty', registered, { actor: MO }, 'actor/forbidden'],
    ['a fact of another state', fact('receipt.signed', '2026-03-02'), by, 'fact/refused'],
    ['a fact of another procedure', fact('incident.closed', '2026-03-02'), by, 'fact/unknown'],
    ['a fact before the last one', fact('request.registered', '2026-03-01'), by, 'fact/out-of-order'],
    [
      'what only the system records',
      fact('clock.expired', '2026-03-02', { clock: 'reply', dueAt: registered.at }),
      by,
      'actor/forbidden',
    ],
  ])('refuses %s and leaves the case as it was', async (_, raw, submitter, code) => {
    const { engine } = await desk();
    const { case: opened } = accepted(await engine.open(aRequest(), by));
    const outcome = await engine.submit(opened.id, raw, submitter);
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code },
      version: 1,
    });
    expect(await engine.read(opened.id)).toEqual(opened);
    expect(await engine.history(opened.id)).toHaveLength(1);
  });

  it('says what is allowed instead of a stale write', async () => {
    const { engine } = await desk();
    const { case: opened } = accepted(await engine.open(aRequest(), by));
    const outcome = await engine.submit(opened.id, registered, { ...by, expectedVersion: 0 });
    expect(outcome.ok ? [] : outcome.refusal.admitted).toContain('request.registered');
  });

  it('keeps apart what one person may not both record, across restarts of the fold', async () => {
    const { engine } = await desk();
    const { case: opened } = accepted(await engine.open(aRequest(), by));
    const head = actor('li', 'office-head');
    for (const type of ['request.registered', 'processing.started']) {
      accepted(await engine.submit(opened.id, fact(type, '2026-03-02'), by));
    }
    const extension = fact('extension.approved', '2026-03-02', { workingDays: 5, reason: '量大' });
    expect(wordOf(await engine.submit(opened.id, extension, { actor: head }))).toBe('actor/separation-of-duties');
    expect(wordOf(await engine.submit(opened.id, extension, { actor: actor('zhao', 'office-head') }))).toBe('accepted');
  });

  it('stores no fact that would not read back, even where its procedure takes anything', async () => {
    const anything = { safeParse: (raw: object) => ({ success: true, data: { ...raw, at: at('2026-03-02') } }) };
    const names = ['request.submitted', 'request.registered'];
    const facts = Object.fromEntries(names.map((name) => [name, anything])) as never;
    const [requests] = PROCEDURES;
    if (requests === undefined) throw new Error('a procedure');
    const { engine } = await desk({ procedures: [{ ...requests, facts }] });
    const bad = { ...submitted(), units: Number.NaN };
    expect(wordOf(await engine.open({ ...aRequest(), fact: bad }, by))).toBe('fact/malformed');
    const { case: opened } = accepted(await engine.open(aRequest(), by));
    expect(wordOf(await engine.submit(opened.id, { ...registered, units: new Map() }, by))).toBe('fact/malformed');
    expect(wordOf(await engine.submit(opened.id, { ...registered, units: 1 }, by))).toBe('accepted');
  });

  it('knows no case that is not there', async () => {
    const { engine } = await desk();
    const outcome = await engine.submit('nobody', registered, by);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'case/not-found', kind: 'missing' }, version: null });
    expect(await engine.read('nobody')).toBeNull();
    expect(await engine.history('nobody')).toEqual([]);
  });

  it('keeps a snapshot that reads back as what was answered', async () => {
    const { engine, moveTo } = await desk();
    const steps = [
      fact('request.registered', '2026-03-02'),
      fact('processing.started', '2026-03-02'),
      fact('consultation.sent', '2026-03-03', { consultation: 'c1', party: 'third-party' }),
      fact('consultation.delivered', '2026-03-04', { consultation: 'c1' }),
    ];
    const { case: opened } = accepted(await engine.open(aRequest(), by));
    for (const step of steps) {
      moveTo(step.at);
      const recorded = accepted(await engine.submit(opened.id, step, by));
      expect(await engine.read(opened.id)).toEqual(recorded.case);
    }
  });
});

describe('an engine', () => {
  it('reads the time of its store and is ready while the store can be read', async () => {
    const { engine, store, moveTo } = await desk();
    moveTo('2026-05-01');
    expect(await engine.now()).toBe(at('2026-05-01'));
    await engine.ready();
    await store.close();
    await expect(engine.ready()).rejects.toThrow(Error);
  });

  it('finishes what waits when it closes, and takes nothing after', async () => {
    const { engine } = await desk();
    const waiting = [1, 2, 3].map(() => engine.open(aRequest(), by));
    const sweeping = engine.sweep();
    const closing = engine.close();
    await expect(engine.open(aRequest(), by)).rejects.toMatchObject({ code: 'engine/closed' });
    expect((await Promise.all(waiting)).map(wordOf)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await sweeping).toMatchObject({ failed: [] });
    await closing;
    await engine.close();
  });

  it('takes no two procedures of one name or one first character of numbers', async () => {
    const [one, other] = PROCEDURES;
    if (one === undefined || other === undefined) throw new Error('two procedures');
    const open = (prefix: string, id: string) =>
      openEngine({ store: openSqliteStore(), procedures: [one, { ...other, prefix, id }] });
    await expect(open(one.prefix, 'x')).rejects.toThrow('both have the prefix 依');
    await expect(open('x', one.id)).rejects.toThrow('both have the id disclosure-request');
  });

  it('hands out keys once, finds them by themselves alone, and disables them', async () => {
    const { engine, store, moveTo } = await desk();
    const { id, secret } = await engine.keys.add({ name: '窗口', agency: 'a', duties: ['registrar'] });
    const admin = await engine.keys.add({ name: 'root', agency: null, duties: [], administrator: true });
    expect(secret).toMatch(/^gk_[\w-]{43}$/);
    const named = { id, person: id, name: '窗口', agency: 'a', duties: ['registrar'] };
    const holder = { ...named, administrator: false, createdAt: at('2026-03-02') };
    const acting = [{ agency: 'a', duties: ['registrar'] }];
    const caller = { ...named, unit: null, administrator: null, acting, scope: { agency: 'a', below: false } };
    expect(await engine.keys.find(secret)).toEqual(caller);
    expect(await engine.keys.find(admin.secret)).toMatchObject({ administrator: 'system', agency: null });
    for (const wrong of ['', id, `${secret} `, secret.toUpperCase(), `gk_${'a'.repeat(43)}`]) {
      expect(await engine.keys.find(wrong)).toBeNull();
    }
    expect(JSON.stringify(await store.keys())).not.toContain(secret);
    moveTo('2026-03-09');
    expect([await engine.keys.disable(id), await engine.keys.disable(id)]).toEqual([true, false]);
    expect(await engine.keys.find(secret)).toBeNull();
    expect((await engine.keys.list()).find((one) => one.id === id)).toEqual({
      ...holder,
      disabledAt: at('2026-03-09'),
    });
  });
});
