import type { Contestant, Site } from './contestant.ts';
import { CONTESTANTS } from './contestants/index.ts';
import { crewOf } from './crew.ts';
import { TARGETS } from './http/targets.ts';
import { measureHttp } from './measure-http.ts';
import { measureTimers } from './measure-timers.ts';
import { measureTransitions } from './measure-transitions.ts';
import type { Mode } from './mode.ts';
import { conditions, describeSite, openSite } from './site.ts';

/** Every name that can be asked for, in the order in which they run. */
export const NAMES: readonly string[] = [...Object.keys(CONTESTANTS), ...Object.keys(TARGETS)];

const contestantsOf = async (names: readonly string[], site: Site): Promise<readonly Contestant[]> => {
  const made: Contestant[] = [];
  for (const [name, load] of Object.entries(CONTESTANTS)) {
    if (names.includes(name)) made.push((await load())(site));
  }
  return made;
};

const sectionOf = async (title: string, site: Site, run: () => Promise<void>): Promise<void> => {
  const begin = performance.now();
  await run();
  const seconds = Math.round((performance.now() - begin) / 1000);
  console.log(`\n  (${title} took ${seconds} s; ${conditions(site)})`);
};

/** Runs what is asked for and prints tables; true when everything ran. */
export const benchEngine = async (names: readonly string[], mode: Mode): Promise<boolean> => {
  const site = await openSite();
  describeSite(site);
  const contestants = await contestantsOf(names, site);
  const targets = Object.entries(TARGETS).flatMap(([name, make]) => (names.includes(name) ? [make(site)] : []));
  console.log(`\n${mode.name} mode: rounds of ${mode.seconds} s taken in turns, medians of ${mode.rounds}`);
  for (const { name, form } of [...contestants, ...targets]) console.log(`  ${name}: ${form}`);

  const failed: string[] = [];
  const crew = crewOf(contestants, failed);
  await crew.each((one) => one.setup());
  await sectionOf('transitions', site, () => measureTransitions(crew, site, mode));
  await sectionOf('timers', site, () => measureTimers(crew, site, mode));
  await crew.each((one) => one.teardown());
  await sectionOf('HTTP', site, () => measureHttp(targets, site, mode, failed));
  for (const line of failed) console.log(`\nDID NOT RUN  ${line}`);
  return failed.length === 0;
};
