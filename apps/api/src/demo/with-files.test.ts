import { civilDate, endOfDay, nationalCalendar } from '@gongkai/calendar';
import { isFileFact, PROCEDURES, TOPICS } from '@gongkai/core';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { detectKind, readReport } from '@gongkai/reading';
import { onTestFinished, describe, expect, it } from 'vitest';
import { incidentStories } from './incident-stories.ts';
import { type LoadedCase, loadLinks, loadStories } from './load-stories.ts';
import { letterOf } from './paper.ts';
import { requestStories } from './request-stories.ts';
import { seeded } from './seeded.ts';
import type { Story } from './story.ts';
import { linksAmong, withFiles } from './with-files.ts';

const SEED = 2018;
const year = [...requestStories(seeded(SEED)), ...incidentStories(seeded(SEED))];
const stories = withFiles(year, SEED);
const requests = stories.filter(({ procedure }) => procedure === 'disclosure-request');

const countOf = (some: readonly Story[], type: string): number =>
  some.filter(({ steps }) => steps.some(({ fact }) => fact.type === type)).length;

const openings = requests.map(({ steps }) => Object(steps[0]?.fact)) as readonly {
  readonly topic: string;
  readonly description: string;
  readonly applicant: { readonly name: string; readonly phone: string; readonly idNumber?: string };
}[];

describe('the files of the simulated year', () => {
  it('name in each request a topic, a subject of its place, and a made-up applicant', () => {
    expect(openings).toHaveLength(3605);
    expect(openings.filter(({ topic }) => !Object.hasOwn(TOPICS, topic))).toEqual([]);
    expect(new Set(openings.map(({ topic }) => topic)).size).toBe(Object.keys(TOPICS).length);
    expect(openings.filter(({ applicant }) => applicant.name.length < 2)).toEqual([]);
    // No number of a subscriber begins with 0, and no document of identity has letters at its beginning.
    expect(openings.filter(({ applicant }) => !/^0871-0\d{7}$/.test(applicant.phone))).toEqual([]);
    expect(openings.filter(({ applicant: { idNumber = 'MN' } }) => !idNumber.startsWith('MN'))).toEqual([]);
    expect(new Set(openings.map(({ description }) => description)).size).toBeGreaterThan(1_000);
    expect(new Set(openings.map(({ applicant }) => applicant.phone)).size).toBeLessThan(openings.length);
  });

  it('have a holder with a unit and a date of the office wherever work begins, and some letters', () => {
    const begun = countOf(requests, 'processing.started');
    expect([countOf(requests, 'case.assigned'), countOf(requests, 'case.accepted')]).toEqual([begun, begun]);
    expect(countOf(requests, 'document.attached')).toBeGreaterThan(150);
    expect(
      stories.filter((story) => story.procedure === 'press-incident' && countOf([story], 'case.assigned') === 0),
    ).toEqual([]);
  });

  it('leave every fact of the procedures as it was: day, duty and outcome', () => {
    const bare = (all: readonly Story[]) =>
      all.map(({ key, steps }) => [
        key,
        steps
          .filter(({ fact }) => !isFileFact(fact.type))
          .map(({ duty, fact: { type, at, outcome, channel } }) => [duty, type, at, outcome, channel]),
      ]);
    expect(bare(stories)).toEqual(bare(year));
  });

  it('are the same for the same seed', () => {
    expect(withFiles(year, SEED)).toEqual(stories);
    expect(linksAmong(withFiles(year, SEED), SEED)).toEqual(linksAmong(stories, SEED));
    expect(linksAmong(stories, SEED).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['repeats', 'about-incident']),
    );
    expect(withFiles(year, 7)).not.toEqual(stories);
  });

  it('are recorded with their letters and links, once', async () => {
    const now = endOfDay(civilDate('2019-01-31'));
    const engine = await openEngine({
      store: openSqliteStore({ clock: () => now }),
      procedures: PROCEDURES,
      calendar: nationalCalendar,
    });
    onTestFinished(() => engine.close());
    const links = linksAmong(stories, SEED).slice(0, 6);
    const named = new Set(links.flatMap(({ from, to }) => [from, to]));
    const withLetter = stories.filter((story) => countOf([story], 'document.attached') > 0);
    const some = [...stories.filter(({ key }) => named.has(key)), ...withLetter.slice(0, 12)];
    const cases = new Map<string, LoadedCase>();
    const loading = { seed: SEED, onCase: (key: string, loaded: LoadedCase) => void cases.set(key, loaded) };
    const load = async () => {
      const progress = await loadStories(engine, some, loading);
      await loadLinks(engine, links, cases, SEED);
      return progress.recordedNow;
    };
    expect(await load()).toBeGreaterThan(100);
    const [{ from, to, kind } = { from: '', to: '', kind: '' }] = links;
    const read = await engine.read(cases.get(from)?.id ?? '');
    expect(read?.state.file?.links).toEqual([{ to: cases.get(to)?.number, kind }]);
    const [letter] = await engine.attachments.list(cases.get(withLetter[0]?.key ?? '')?.id ?? '');
    expect(letter).toMatchObject({ name: '申请书.pdf', kind: 'application', mediaType: 'application/pdf', pages: 1 });
    const { facts } = await engine.verify();
    expect(await load()).toBe(0);
    expect(await engine.verify()).toMatchObject({ facts, problems: [] });
  }, 60_000);
});

describe('a letter', () => {
  it('is a PDF whose text a reader finds', async () => {
    const letter = letterOf(['政府信息公开申请书(模拟)', '申请公开:昆明市年度部门预算']);
    expect(detectKind(letter)).toBe('pdf');
    expect((await readReport(letter)).text).toContain('昆明市年度部门预算');
  });
});
