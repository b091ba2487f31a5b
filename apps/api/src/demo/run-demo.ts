import type { Engine } from '@gongkai/engine';
import { incidentStories } from './incident-stories.ts';
import { type LoadedCase, loadLinks, loadStories, type Progress } from './load-stories.ts';
import { progressBar, type Screen } from './progress-bar.ts';
import { fillRegisters } from './register-entries.ts';
import { requestStories } from './request-stories.ts';
import { seeded } from './seeded.ts';
import { siteErrorStories } from './site-error-stories.ts';
import { linksAmong, withFiles } from './with-files.ts';
import { YUNNAN_AGENCIES } from './yunnan-agencies.ts';

/** The seed that is used unless another is given. */
export const DEMO_SEED = 2018;

/**
 * Fills an engine with a simulated year of Yunnan: the totals are those of its report for 2018, dates and parts are
 * random.
 */
export const runDemo = async (engine: Engine, out: Screen, seed: number = DEMO_SEED): Promise<Progress> => {
  const chance = seeded(seed);
  const year = [...requestStories(chance), ...incidentStories(chance), ...siteErrorStories(chance)];
  const stories = withFiles(year, seed);
  const links = linksAmong(stories, seed);
  const facts = stories.reduce((sum, story) => sum + story.steps.length, links.length);
  out.write(`Simulated year: Yunnan 2018, seed ${seed}: ${stories.length} cases, ${facts} facts\n`);
  const started = performance.now();
  await engine.figures.putAgencies(YUNNAN_AGENCIES);
  const entries = await fillRegisters(engine, seed);
  out.write(`${YUNNAN_AGENCIES.length} agencies, ${entries} new entries of registers\n`);
  const cases = new Map<string, LoadedCase>();
  const onCase = (key: string, loaded: LoadedCase): void => void cases.set(key, loaded);
  const progress = await loadStories(engine, stories, { seed, onProgress: progressBar(out), onCase });
  await loadLinks(engine, links, cases, seed);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const earlier = progress.acknowledged - progress.recordedNow;
  const resumed = earlier === 0 ? '' : `, ${earlier} were there from an earlier start`;
  out.write(`Recorded ${progress.recordedNow} facts in ${seconds} s${resumed}.\n`);
  return progress;
};
