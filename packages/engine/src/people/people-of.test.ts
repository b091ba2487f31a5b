import { describe, expect, it } from 'vitest';
import { accepted, aRequest, at, fact, LI, PROCEDURES } from '../../test-support/desk.fixture.ts';
import { openEngine } from '../engine.ts';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import { EVERYWHERE } from '../store/scope.ts';
import { actorsIn, dutiesIn } from './caller.ts';

const KUNMING = { unit: '法规处', agency: 'kunming', reach: 'own-agency' } as const;

const started = async (when = '2026-03-02') => {
  let now = at(when);
  const engine = await openEngine({ store: openSqliteStore({ clock: () => now }), procedures: PROCEDURES });
  const { people } = engine;
  for (const id of ['wang', 'zhao', 'sun']) await people.add({ ...KUNMING, id, name: `${id}先生` });
  const keyOf = async (person: string, duties: readonly string[], agency: string | null = null) =>
    (await engine.keys.add({ name: 'x', person, agency, duties })).secret;
  const callerOf = async (person: string) => {
    const caller = await people.callerOf(person);
    if (caller === null) throw new Error(`${person} is no caller`);
    return caller;
  };
  return { engine, people, keyOf, callerOf, moveTo: (day: string) => (now = at(day)) };
};

const refused = (code: string) => expect.objectContaining({ code });
const HEAD = { person: 'wang', agency: 'kunming', duty: 'office-head' };
const DAYS = { firstDay: '2026-03-02', lastDay: '2026-03-04' };

describe('people', () => {
  it('grant nothing to themselves, and hold no office beside a duty', async () => {
    const { people } = await started();
    const self = { id: 'k1', person: 'wang' };
    await expect(people.grant(HEAD, self)).rejects.toEqual(refused('person/for-oneself'));
    await expect(people.change('wang', { reach: 'all' }, self)).rejects.toEqual(refused('person/for-oneself'));
    await expect(people.change('wang', { administrator: 'audit' }, self)).rejects.toEqual(
      refused('person/for-oneself'),
    );
    await expect(people.disable('wang', self)).rejects.toEqual(refused('person/for-oneself'));
    expect(await people.change('wang', { phone: '0871-1' }, self)).toMatchObject({ phone: '0871-1' });
    const ask = { from: 'wang', to: 'wang', duties: ['office-head'], reason: 'x', ...DAYS };
    await expect(people.delegate(ask)).rejects.toEqual(refused('person/for-oneself'));
  });

  it.each<readonly [string, object]>([
    ['an unknown duty', { duty: 'king' }],
    ['the duty of the system', { duty: 'system' }],
    ['the duty of applicants', { duty: 'applicant' }],
    ['a day that does not exist', { firstDay: '2026-02-30' }],
    ['a last day before the first one', { firstDay: '2026-03-02', lastDay: '2026-03-01' }],
  ])('are granted no duty with %s', async (_, more) => {
    const { people } = await started();
    await expect(people.grant({ ...HEAD, ...more })).rejects.toThrow(Error);
    expect(await people.duties('wang')).toEqual([]);
  });

  it('end a duty yesterday at the earliest, so that what was recorded stays within it', async () => {
    const { people } = await started();
    await people.grant({ ...HEAD, firstDay: '2026-01-01' });
    await expect(people.end({ ...HEAD, lastDay: '2026-02-28' })).rejects.toThrow('yesterday');
    expect(await people.end({ ...HEAD, lastDay: '2026-03-01' })).toMatchObject({ lastDay: '2026-03-01' });
    expect(await people.actorsOf('wang')).toEqual([]);
    expect(await people.actorsOf('wang', at('2026-03-01'))).toEqual([{ agency: 'kunming', duties: ['office-head'] }]);
  });

  it('act as themselves first, and then in the place of each other person, by agency', async () => {
    const { people, callerOf } = await started();
    await people.change('zhao', { reach: 'all' });
    for (const duty of ['office-head', 'signatory']) await people.grant({ ...HEAD, duty });
    for (const agency of ['kunming', 'dali']) await people.grant({ person: 'zhao', agency, duty: 'handler' });
    await people.delegate({ from: 'wang', to: 'zhao', duties: ['signatory'], reason: '出差', ...DAYS });
    const caller = await callerOf('zhao');
    expect(caller).toMatchObject({ id: 'zhao', person: 'zhao', scope: EVERYWHERE, administrator: null });
    expect(caller.acting).toEqual([
      { agency: 'dali', duties: ['handler'] },
      { agency: 'kunming', duties: ['handler'] },
      { agency: 'kunming', for: 'wang', duties: ['signatory'] },
    ]);
    expect([dutiesIn(caller, 'kunming'), dutiesIn(caller, 'dali'), dutiesIn(caller, 'x')]).toEqual([
      ['handler', 'signatory'],
      ['handler'],
      [],
    ]);
    const self = { id: 'zhao', person: 'zhao', unit: '法规处' };
    expect(actorsIn(caller, 'kunming')).toEqual([
      { ...self, duties: ['handler'] },
      { ...self, for: 'wang', duties: ['signatory'] },
    ]);
    expect(actorsIn(caller, 'x')).toEqual([{ ...self, duties: [] }]);
  });

  it('do not pass on what was delegated to them', async () => {
    const { people } = await started();
    await people.grant(HEAD);
    await people.delegate({ from: 'wang', to: 'zhao', duties: ['office-head'], reason: '出差', ...DAYS });
    const further = { from: 'zhao', to: 'sun', duties: ['office-head'], reason: '出差', ...DAYS };
    await expect(people.delegate(further)).rejects.toEqual(refused('delegation/not-own'));
  });
});

describe('a key of a person', () => {
  it('gives what the person may do today, of the duties and the agency of the key', async () => {
    const { engine, people, keyOf, moveTo } = await started();
    await people.change('wang', { reach: 'below' });
    const [all, one, elsewhere] = [
      await keyOf('wang', ['office-head', 'handler']),
      await keyOf('wang', ['handler'], 'kunming'),
      await keyOf('wang', ['office-head'], 'dali'),
    ];
    const held = async (secret: string) => (await engine.keys.find(secret))?.duties ?? null;
    expect([await held(all), await held(one), await held(elsewhere)]).toEqual([null, null, null]);
    await people.grant({ ...HEAD, lastDay: '2026-03-04' });
    await people.grant({ ...HEAD, duty: 'handler' });
    await people.grant({ ...HEAD, duty: 'signatory' });
    expect([await held(all), await held(one), await held(elsewhere)]).toEqual([
      ['handler', 'office-head'],
      ['handler'],
      null,
    ]);
    expect((await engine.keys.find(all))?.scope).toEqual({ agency: 'kunming', below: true });
    expect((await engine.keys.find(one))?.scope).toEqual({ agency: 'kunming', below: false });
    moveTo('2026-03-05');
    expect(await held(all)).toEqual(['handler']);
    await people.disable('wang');
    expect([await held(all), await held(one)]).toEqual([null, null]);
  });

  it('gives its own duties where it names no person of the register', async () => {
    const { engine, keyOf } = await started();
    const stranger = await engine.keys.find(await keyOf('stranger', ['handler'], 'dali'));
    expect(stranger).toMatchObject({
      person: 'stranger',
      duties: ['handler'],
      acting: [{ agency: 'dali', duties: ['handler'] }],
      scope: { agency: 'dali', below: false },
      administrator: null,
    });
  });

  it('of an administrator gives an office, and that of another person none', async () => {
    const { engine, people } = await started();
    await people.add({ id: 'chen', name: '陈', unit: null, agency: null, reach: 'all', administrator: 'security' });
    const admin = { name: 'x', agency: null, duties: [], administrator: true };
    const { secret } = await engine.keys.add({ ...admin, person: 'chen' });
    expect(await engine.keys.find(secret)).toMatchObject({ administrator: 'security', duties: [], acting: [] });
    await expect(engine.keys.add({ ...admin, person: 'wang' })).rejects.toEqual(refused('key/two-offices'));
    await people.change('chen', { administrator: null });
    expect(await engine.keys.find(secret)).toBe(null);
  });
});

describe('a fact in the place of another person', () => {
  it('keeps both, and the case compares both', async () => {
    const { engine, people, callerOf } = await started();
    await people.grant({ ...HEAD, duty: 'handler' });
    await people.grant({ ...HEAD, person: 'zhao', duty: 'reviewer' });
    await people.delegate({ from: 'wang', to: 'sun', duties: ['handler'], reason: '出差', ...DAYS });
    const { case: opened } = accepted(await engine.open(aRequest('kunming', '2026-03-02'), { actor: LI }));
    accepted(await engine.submit(opened.id, fact('request.registered', '2026-03-02'), { actor: LI }));
    const deputy = engine.as(await callerOf('sun'));
    accepted(await deputy.submit(opened.id, fact('processing.started', '2026-03-02')));
    const draft = fact('draft.prepared', '2026-03-02', { outcome: '1' });
    accepted(await deputy.submit(opened.id, fact('note.added', '2026-03-02', { kind: 'note', text: 'x' })));
    const drafted = await deputy.submit(opened.id, draft);
    const entries = await engine.history(opened.id);
    expect(entries.find(({ type }) => type === 'processing.started')?.by).toEqual({
      id: 'sun',
      unit: '法规处',
      for: 'wang',
      duties: ['handler'],
    });
    expect(drafted.ok ? drafted.case.state.recorders['draft.prepared'] : drafted.refusal.code).toEqual(['sun', 'wang']);
    const cleared = fact('secrecy.reviewed', '2026-03-02', { finding: 'cleared' });
    accepted(await engine.submit(opened.id, cleared, { actor: { id: 'gu', duties: ['secrecy-reviewer'] } }));
    await people.grant({ ...HEAD, duty: 'reviewer' });
    const sign = fact('draft.countersigned', '2026-03-02');
    const byWang = await engine.as(await callerOf('wang')).submit(opened.id, sign);
    expect(byWang.ok ? 'recorded' : byWang.refusal.code).toBe('actor/separation-of-duties');
    const byZhao = await engine.as(await callerOf('zhao')).submit(opened.id, sign);
    expect(byZhao.ok ? 'recorded' : byZhao.refusal.code).toBe('recorded');
    expect((await engine.verify()).problems).toEqual([]);
  });
});
