import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type AnyProcedure, PROCEDURES } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { REQUESTS } from '../test-support/desk.fixture.ts';
import { folderOf, HISTORIES, historiesIn, recordedVersions, releaseFor } from './folders.ts';
import { FEWEST, wantedOf } from './gather-walks.ts';
import { type History, readHistory } from './history-file.ts';
import { FOLDED_OTHERWISE } from './listed-differences.ts';
import { reachedBy } from './reached.ts';
import { divergenceOf } from './replay.ts';

const present = PROCEDURES.map((procedure) => ({ name: folderOf(procedure), procedure }));

const foldedOtherwise = (folder: string): readonly string[] =>
  (FOLDED_OTHERWISE[folder] ?? []).map(({ history }) => `${folder}/${history}`);

const divergences = (procedure: AnyProcedure, histories: readonly History[]): readonly string[] =>
  histories.flatMap((history) => divergenceOf(procedure, history) ?? []);

describe('recorded histories', () => {
  it.each(recordedVersions().map((folder) => ({ folder })))(
    'of $folder are folded as they were, but for those that are listed',
    ({ folder }) => {
      expect(divergences(releaseFor(folder), historiesIn(folder))).toEqual(
        foldedOtherwise(folder).map((name) => `${name}: ends in another context`),
      );
    },
  );

  it.each(present)('of $name reach every state, every fact and every outcome', ({ name, procedure }) => {
    const histories = historiesIn(name);
    expect(histories.length).toBeGreaterThanOrEqual(FEWEST);
    const reached = new Set(histories.flatMap((history) => [...reachedBy(procedure, history)]));
    expect(wantedOf(procedure).filter((one) => !reached.has(one))).toEqual([]);
  });

  it('of requests have irregular acts, each under the code that was acknowledged', () => {
    const reached = new Set(historiesIn(folderOf(REQUESTS)).flatMap((one) => [...reachedBy(REQUESTS, one)]));
    const acts = [...reached].filter((one) => one.startsWith('irregular '));
    expect(acts).toContain('irregular extension.approved rule/extension-late');
    expect(acts).toContain('irregular reply.signed actor/separation-of-duties');
    expect(acts.length).toBeGreaterThanOrEqual(10);
  });

  it.each([
    ['disclosure-request', ['FOI2008', 'FOI2019']],
    ['press-incident', ['ERL2007', 'ERL2024']],
  ])('of %s are under both texts of the law, and under settings', (id, regimes) => {
    const procedure = PROCEDURES.find((one) => one.id === id);
    if (procedure === undefined) throw new Error(`there is no ${id}`);
    const reached = new Set(historiesIn(folderOf(procedure)).flatMap((one) => [...reachedBy(procedure, one)]));
    const having = (what: string) => [...reached].filter((one) => one.startsWith(`${what} `)).toSorted();
    expect(having('regime')).toEqual(regimes.map((regime) => `regime ${regime}`));
    expect(having('setting').length).toBeGreaterThanOrEqual(4);
  });

  it('are not recorded again where they are', () => {
    const folder = join(HISTORIES, folderOf(REQUESTS));
    const before = readdirSync(folder);
    const script = join(import.meta.dirname, 'record.ts');
    const again = spawnSync(process.execPath, ['--conditions=@gongkai/source', script, REQUESTS.id], {
      encoding: 'utf8',
    });
    expect([again.status, again.stdout]).toEqual([
      1,
      `${folderOf(REQUESTS)} has its histories; those of a released version never change\n`,
    ]);
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe('a replay', () => {
  const folders = recordedVersions().filter((folder) => folder.startsWith(`${REQUESTS.id}@`));
  const histories = folders.flatMap((folder) =>
    historiesIn(folder).filter(({ name }) => !foldedOtherwise(folder).includes(name)),
  );
  const release = (more: Partial<AnyProcedure>): AnyProcedure => ({ ...REQUESTS, ...more });

  it('names the history that an effect would change', () => {
    const forgetful = release({
      fold: (state, fact) => {
        const { value, context } = REQUESTS.fold(state, fact);
        return { value, context: fact.type === 'fee.paid' ? state.context : context };
      },
    });
    const found = divergences(forgetful, histories);
    expect(found[0]).toMatch(/^disclosure-request@1\.0\.0\/\d{3}-[a-z-]+\.jsonl: ends in another context$/);
    expect(folders.filter((folder) => !found.some((one) => one.startsWith(folder)))).toEqual([]);
  });

  it('names the history that would come to another state', () => {
    const hasty = release({
      fold: (state, fact) => {
        const folded = REQUESTS.fold(state, fact);
        return fact.type === 'request.archived' ? { ...folded, value: 'served' } : folded;
      },
    });
    expect(
      divergences(hasty, histories).filter((one) => one.includes('ends in served, was recorded in archived')),
    ).not.toEqual([]);
  });

  it('names the history with a fact that the release does not have', () => {
    const { 'fee.paid': _, ...facts } = REQUESTS.facts;
    const found = divergences(release({ facts }), histories)[0];
    expect(found?.endsWith(`: fee.paid is not a fact of ${folderOf(REQUESTS)}`)).toBe(true);
  });

  it('lets a later release keep more than an earlier one did', () => {
    const later = release({ initial: (settings) => ({ ...REQUESTS.initial(settings), remindedOn: null }) });
    expect(divergences(later, histories)).toEqual([]);
  });

  it.each([
    ['another word', (text: string) => text.replace('某规划', '某计划')],
    ['another officer', (text: string) => text.replace('-officer"', '-manager"')],
  ])('says of a history with %s that it was touched', (_, change) => {
    const [first] = histories;
    if (first === undefined) throw new Error('there is none');
    const touched = { ...first, texts: first.texts.map(change) };
    expect(divergenceOf(REQUESTS, touched)).toBe(`${first.name}: its texts are not those that were recorded`);
  });

  it.each([
    ['nothing', ''],
    ['no ending', '{"v":1}\n'],
    ['half an ending', '{"ending":{"version":1,"keys":[]}}\n'],
  ])('does not take a file with %s for a history', (_, lines) => {
    expect(() => readHistory('a', lines)).toThrow(SyntaxError);
  });
});
