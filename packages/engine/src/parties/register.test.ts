import { civilDate } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { accepted, actor, desk, fact, fileOfTest, LI, submitted } from '../../test-support/desk.fixture.ts';
import type { Engine } from '../engine.ts';
import { partyKeyOf } from './party-key.ts';
import type { PartyQuestion } from './register.ts';

const partyKey = partyKeyOf(Buffer.alloc(32, 1));
const HEAD = actor('head', 'office-head');

/** Opens a request of an applicant, at the counter unless another channel is given. */
const ask = async (engine: Engine, applicant: object, more: object = {}, agency = 'kunming'): Promise<string> => {
  const given = { ...submitted(), applicant: { kind: 'natural', ...applicant }, ...more };
  const outcome = await engine.open({ procedure: 'disclosure-request', agency, fact: given }, { actor: LI });
  return accepted(outcome).case.id;
};

const QUESTION: PartyQuestion = {
  agency: 'kunming',
  kind: 'natural',
  name: null,
  idNumber: null,
  phone: null,
  on: civilDate('2026-03-15'),
  matter: null,
  lookAlike: 0.5,
  except: null,
};

const matched = async (engine: Engine, question: Partial<PartyQuestion>) =>
  (await engine.parties.register()?.match({ ...QUESTION, ...question })) ?? [];

const inBrief = async (engine: Engine, question: Partial<PartyQuestion>) =>
  (await matched(engine, question)).map(({ certainty, total, thisMonth }) => [certainty, total, thisMonth]);

const office = () => desk({ partyKey });

describe('the register of those who ask', () => {
  it('recognises one person at the counter and on the internet, in every spelling', async () => {
    const { engine } = await office();
    await ask(engine, { name: '张三', contact: '13800138000' });
    await ask(engine, { name: '张 三', contact: '+86 13800138000(本人)' }, { channel: 'internet' });
    await ask(engine, { name: '李四', contact: '13800138000' });
    expect(await inBrief(engine, { name: '张　三', phone: '138-0013-8000' })).toEqual([['phone', 2, 2]]);
    // The name alone is less sure.
    expect(await inBrief(engine, { name: '张三' })).toEqual([['name', 2, 2]]);
    expect(await inBrief(engine, { name: '王五' })).toEqual([]);
    expect((await engine.verify()).problems).toEqual([]);
    await engine.close();
  });

  it('keeps two people with one name apart, and one agency from another', async () => {
    const { engine } = await office();
    await ask(engine, { name: '张伟', contact: '13800138000' });
    await ask(engine, { name: '张伟', contact: '13900139000' });
    await ask(engine, { name: '张伟' });
    await ask(engine, { name: '张伟', contact: '13800138000' }, {}, 'dali');
    expect(await inBrief(engine, { name: '张伟', phone: '13900139000' })).toEqual([
      ['phone', 1, 1],
      ['name', 1, 1],
      ['name', 1, 1],
    ]);
    expect(await inBrief(engine, { name: '张伟', agency: 'dali' })).toEqual([['name', 1, 1]]);
    await engine.close();
  });

  it('has an organisation by its name, whoever answers its telephone', async () => {
    const { engine } = await office();
    await ask(engine, { kind: 'commercial', name: '昆明某公司(有限)', contact: '13800138000' });
    await ask(engine, { kind: 'commercial', name: '昆明某公司（有限）', contact: '13900139000' });
    expect(await inBrief(engine, { kind: 'commercial', name: '昆明某公司 有限' })).toEqual([['name', 2, 2]]);
    await engine.close();
  });

  it('counts matters by the month of receipt, without the case at hand', async () => {
    const { engine, moveTo } = await office();
    const who = { name: '张三', contact: '13800138000' };
    const first = await ask(engine, who);
    accepted(await engine.submit(first, fact('request.registered', '2026-03-02'), { actor: LI }));
    accepted(
      await engine.submit(first, fact('request.split', '2026-03-02', { items: ['甲', '乙', '丙'] }), { actor: LI }),
    );
    const posted = await ask(engine, who, { channel: 'mail-signed' });
    moveTo('2026-04-03');
    accepted(await engine.submit(posted, fact('receipt.signed', '2026-04-03'), { actor: LI }));
    const last = await ask(engine, who, { at: '2026-04-03T09:00:00+08:00' });
    const by = { name: '张三', phone: '13800138000' };
    expect(await inBrief(engine, by)).toEqual([['phone', 3, 3]]);
    const april = civilDate('2026-04-30');
    expect(await inBrief(engine, { ...by, on: april })).toEqual([['phone', 3, 2]]);
    expect(await inBrief(engine, { ...by, on: april, except: last })).toEqual([['phone', 2, 1]]);
    await engine.close();
  });

  it('finds earlier matters that look alike, as they are after corrections', async () => {
    const { engine } = await office();
    const who = { name: '张三' };
    const one = await ask(engine, who, { description: '某地块征收批复' });
    await ask(engine, who, { description: '某河道环评报告' });
    const alike = async (matter: string, lookAlike = 0.5) =>
      (await matched(engine, { name: '张三', matter, lookAlike })).flatMap((found) =>
        found.lookAlike.map(({ caseId, similarity }) => [caseId, similarity]),
      );
    expect(await alike('某地块征收批复')).toEqual([[one, 1]]);
    expect(await alike('某地块的征收批复', 0.9)).toEqual([]);
    const data = { description: '某学校招生方案' };
    const corrected = fact('entry.corrected', '2026-03-02', { seq: 1, data, reason: '误' });
    accepted(await engine.submit(one, corrected, { actor: HEAD }));
    expect(await alike('某地块征收批复')).toEqual([]);
    expect(await alike('某学校招生方案')).toEqual([[one, 1]]);
    await engine.close();
  });

  it('follows the correction of a name, in the same transaction', async () => {
    const { engine } = await office();
    const id = await ask(engine, { name: '张山' });
    const data = { applicant: { kind: 'natural', name: '张三' } };
    const corrected = fact('entry.corrected', '2026-03-02', { seq: 1, data, reason: '误' });
    accepted(await engine.submit(id, corrected, { actor: HEAD }));
    expect([await inBrief(engine, { name: '张山' }), await inBrief(engine, { name: '张三' })]).toEqual([
      [],
      [['name', 1, 1]],
    ]);
    expect((await engine.verify()).problems).toEqual([]);
    await engine.close();
  });

  it('lists the cases of a party page by page, by any name that it had', async () => {
    const { engine } = await office();
    const ids = [];
    for (const contact of ['13800138000', '13800138000', '13800138000'])
      ids.push(await ask(engine, { name: '张三', contact }));
    const [match] = await matched(engine, { name: '张三', phone: '13800138000' });
    const page = async (after: string | null, limit: number) => {
      const found = await engine.parties.register()?.casesOf('kunming', match?.party ?? '', { after, limit });
      return [found?.total, found?.cases.map(({ record }) => record.id)];
    };
    const newest = ids.toSorted().toReversed();
    expect(await page(null, 2)).toEqual([3, newest.slice(0, 2)]);
    expect(await page(newest[1] ?? '', 2)).toEqual([3, newest.slice(2)]);
    expect(await engine.parties.register()?.casesOf('dali', match?.party ?? '', { after: null, limit: 2 })).toBe(null);
    await engine.close();
  });

  it('holds nothing in clear', async () => {
    const { engine, store } = await office();
    await ask(engine, { name: '张三', contact: '13800138000' });
    const [row] = await store.parties.rows(['', 0, 0], 5);
    expect(JSON.stringify(row)).not.toMatch(/张三|1380013/);
    expect(row).toMatchObject({ kind: 'natural', idHash: null, idLast4: null });
    await engine.close();
  });
});

describe('the key of the register', () => {
  it('is needed: with another one nothing is read until the register is rebuilt', async () => {
    const file = fileOfTest();
    const first = await desk({ file, partyKey });
    await ask(first.engine, { name: '张三' });
    await first.engine.close();
    const other = partyKeyOf(Buffer.alloc(32, 2));
    const second = await desk({ file, partyKey: other });
    expect([second.engine.parties.state(), second.engine.parties.register()]).toEqual(['other-key', null]);
    await ask(second.engine, { name: '张三' });
    expect(await second.engine.parties.rebuild('li')).toBe(2);
    expect(await inBrief(second.engine, { name: '张三' })).toEqual([['name', 2, 2]]);
    expect((await second.engine.verify()).problems).toEqual([]);
    await second.engine.close();
  });

  it('makes the register of a store that had none, from its cases', async () => {
    const file = fileOfTest();
    const first = await desk({ file });
    expect(first.engine.parties.state()).toBe('none');
    await ask(first.engine, { name: '张三' });
    await expect(first.engine.parties.rebuild('li')).rejects.toThrow('no key');
    await first.engine.close();
    const second = await desk({ file, partyKey });
    expect(await inBrief(second.engine, { name: '张三' })).toEqual([['name', 1, 1]]);
    await second.engine.close();
  });

  it('is at least 32 bytes', () => {
    expect(() => partyKeyOf(Buffer.alloc(31))).toThrow(RangeError);
    expect(partyKeyOf(Buffer.alloc(32, 1)).id).toBe(partyKey.id);
    expect(partyKeyOf(Buffer.alloc(32, 2)).id).not.toBe(partyKey.id);
    // Equal values of two kinds are not seen to be equal.
    expect(partyKey.hash('id', 'x')).not.toBe(partyKey.hash('phone', 'x'));
  });
});

describe('the declaration of who asks', () => {
  it('may be of no procedure at all', async () => {
    const { engine } = await office();
    const procedures: readonly AnyProcedure[] = [...engine.procedures.values()];
    const incident = procedures.find(({ id }) => id === 'press-incident');
    expect(incident?.factTypes.flatMap((type) => incident.partiesIn(type))).toEqual([]);
    await engine.close();
  });
});
