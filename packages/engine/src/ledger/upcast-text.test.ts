import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nationalCalendar } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { type Step, stepsOf } from '../../histories/replay.ts';
import { problemsOfCases, storedCase } from '../../histories/stored-case.ts';
import { accepted, at, desk, fact, LI, REQUESTS } from '../../test-support/desk.fixture.ts';
import { put, tallied } from '../testing/samples.ts';
import { FORM, upcastText } from './upcast-text.ts';
import { readText } from './ledger.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'stored-forms');

const samplesOf = (form: number): readonly string[] =>
  readFileSync(join(FOLDER, `${form}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n');

// Made apart from this code, with json and hashlib of Python: what a release of each form would have stored.
const HASHES = [
  [
    '23baa636d80f943fd48c2aae5081549f28f3e60f8209c5b5c7dc4c293f4e976f',
    '07a71e86aff886a18551795a9c2db149f8dd6229b4ae775b9b0fc9a8104383f2',
    '7ec083fdce8c2d263b8cd59b58634ff8a509955999ac4acbbe6328519cfaea9c',
  ],
  [
    '396213b12f2bd5673fa5b55c6620f7e4ac621ed5f253de52069311811c505433',
    '2f0844e0f3d0657f58464831e3b1a9493a0cf4a421c204e070c03462b566faa2',
    '45669923dd50b05d27bc15fd3addd2060c5450a80ad5cf74563f9f68f88912f3',
  ],
];

const START = '2025-03-04';

/** A desk on a store in which a release of an older form left a case. */
const leftBy = async (form: number, change: (step: Step) => Step = (step) => step) => {
  const steps = stepsOf(REQUESTS, { texts: samplesOf(form) });
  const open = await desk({ start: `${START}T10:05:00+08:00` });
  const { record, ...rows } = storedCase(REQUESTS, steps.map(change), nationalCalendar);
  await put(open.store, { cases: [record], ...rows, tallies: tallied([record]) });
  return { ...open, id: steps[0]?.fact.caseId ?? '' };
};

it('has samples for every form that was ever written', () => {
  const forms = Array.from({ length: FORM }, (_, form) => `${form}.jsonl`);
  expect(readdirSync(FOLDER).toSorted()).toEqual(forms);
});

describe.each([0, 1])('a text of form %i', (form) => {
  const hashes = HASHES[form] ?? [];

  it('is read as one of the present form, and hashed as it is stored', () => {
    const steps = stepsOf(REQUESTS, { texts: samplesOf(form) });
    expect(steps.map((step) => step.fact.hash)).toEqual(hashes);
    expect(steps.map((step) => step.state.value)).toEqual(['received', 'registered', 'processing']);
    expect(readText(samplesOf(form)[0] ?? '')).toMatchObject({
      at: at('2025-03-03T09:00:00+08:00'),
      recordedAt: at('2025-03-03T09:01:00.001+08:00'),
      opening: { agency: 'kunming' },
      fact: { at: '2025-03-03T09:00:00+08:00', description: '“某”\n规划' },
      by: { id: 'li', duties: ['registrar', 'handler'] },
      salt: null,
    });
  });

  it('verifies in a store, is shown, and is followed by one of today', async () => {
    const { engine, store, id } = await leftBy(form);
    expect(problemsOfCases(await engine.verify())).toEqual([]);
    expect((await engine.history(id)).map((entry) => entry.hash)).toEqual(hashes);
    expect((await engine.history(id)).map((entry) => entry.salted)).toEqual([false, false, false]);
    const next = accepted(await engine.submit(id, fact('request.withdrawn', START), { actor: LI }));
    expect(next.entry).toMatchObject({ seq: 4, previousHash: hashes[2], salted: true });
    expect(problemsOfCases(await engine.verify())).toEqual([]);
    const texts = (await store.history(id, 0, 10)).map((stored) => stored.text);
    expect(texts.slice(0, 3)).toEqual(samplesOf(form));
    expect(texts[3]).toContain('"v":2');
    await engine.close();
  });

  it('is named by verify when one of its bytes was changed', async () => {
    const { engine, id } = await leftBy(form, (step) => {
      const text = step.fact.text
        .replace('1740965400000', '1740965400001')
        .replace('at":"2025-03-03T09:30', 'at":"2025-03-03T09:31');
      return { ...step, fact: { ...step.fact, text } };
    });
    expect(problemsOfCases(await engine.verify())).toMatchObject([{ caseId: id, seq: 2, kind: 'chain' }]);
    await engine.close();
  });
});

describe('a text of no form', () => {
  it.each([
    ['a form that is to come', { v: 3 }, 'the stored text has form 3, not 2'],
    ['no form', {}, 'the stored text has form undefined, not 2'],
    ['a form in words', { v: '0' }, 'the stored text has form 0, not 2'],
    ['half a form', { v: 0.5 }, 'the stored text has form 0.5, not 2'],
    ['a form below all', { v: -1 }, 'the stored text has form -1, not 2'],
    ['no instant', { v: 0, at: 1 }, 'the stored text of form 0 lacks an instant'],
    ['an instant of another form', { v: 0, at: '2025-03-03T09:00:00+08:00', recordedAt: 1 }, 'lacks an instant'],
  ])('is not read with %s', (_, stored, why) => {
    expect(() => upcastText(stored)).toThrow(why);
    expect(() => upcastText(stored)).toThrow(SyntaxError);
  });
});
