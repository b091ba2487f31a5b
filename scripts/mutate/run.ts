// npm run mutate: changes the sources of a package in one place at a time, and prints the changes that no test notices.
// Options: --since COMMIT (only lines changed since then), --sample N or --minutes M with --seed S, --file TEXT (only files
// with this in their path), --again (only the survivors of the last run), --thorough (property tests draw as often
// as in npm test), --list (adds new survivors to the list of known ones, to be given a reason).
import { globSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../rehearse/workspace.ts';
import { type ChangedLines, changedSince } from './changed-lines.ts';
import { findMutants, type Mutant } from './find-mutants.ts';
import { readLastRun, writeLastRun } from './last-run.ts';
import { isPackageName, type MutatedPackage, PACKAGES, type PackageName } from './packages.ts';
import { summaryLine, survivorLine } from './report.ts';
import { shuffle } from './sample.ts';
import { addSurvivors, readSurvivors, unlisted } from './survivors.ts';
import { type Tried, tryMutants } from './try-mutants.ts';

const SHOWN_EVERY = 100;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    since: { type: 'string' },
    sample: { type: 'string' },
    minutes: { type: 'string' },
    seed: { type: 'string', default: '1' },
    file: { type: 'string', default: '' },
    again: { type: 'boolean', default: false },
    thorough: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});

const sourcesOf = (name: PackageName): readonly string[] => {
  const leftOut = Object.keys(PACKAGES[name].sourcesLeftOut);
  return globSync(`packages/${name}/src/**/*.ts`, { cwd: ROOT })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.test\.ts$|\/index\.ts$/.test(file) && file.includes(values.file))
    .filter((file) => !leftOut.some((glob) => matchesGlob(file, glob)))
    .toSorted();
};

const mutantsOf = async (name: PackageName, changed: ChangedLines | null): Promise<readonly Mutant[]> => {
  const { readsChinese }: MutatedPackage = PACKAGES[name];
  const files = sourcesOf(name).filter((file) => changed?.has(file) ?? true);
  const found = await Promise.all(files.map((file) => findMutants(ROOT, file, readsChinese)));
  const wanted = values.again ? readLastRun(name) : null;
  return found
    .flat()
    .filter(({ file, line }) => changed?.get(file)?.has(line) ?? true)
    .filter((mutant) => wanted?.(mutant) ?? true);
};

const mutatePackage = async (name: PackageName, changed: ChangedLines | null): Promise<number> => {
  const all = await mutantsOf(name, changed);
  const mutants = shuffle(all, Number(values.seed)).slice(0, Number(values.sample ?? all.length));
  const end = performance.now() + Number(values.minutes ?? Infinity) * 60_000;
  const tried: Tried[] = [];
  for await (const one of tryMutants(name, mutants)) {
    tried.push(one);
    if (tried.length % SHOWN_EVERY === 0) console.error(`${name}: ${tried.length} of ${mutants.length}`);
    if (performance.now() > end) break;
  }
  const survivors = tried
    .filter(({ outcome }) => outcome === 'survived')
    .map(({ mutant }) => mutant)
    .toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  writeLastRun(name, survivors);
  if (values.list) addSurvivors(name, survivors);
  const unknown = unlisted(survivors, readSurvivors(name));
  console.log(summaryLine(name, tried, { population: all.length, listed: survivors.length - unknown.length }));
  for (const mutant of unknown) console.log(survivorLine(mutant));
  return unknown.length;
};

if (values.thorough) process.env['MUTATE_THOROUGH'] = '1';
const names = positionals.length === 0 ? Object.keys(PACKAGES) : positionals;
const strange = names.filter((name) => !isPackageName(name));
if (strange.length > 0)
  throw new TypeError(`not mutated: ${strange.join(', ')}; ${Object.keys(PACKAGES).join(', ')} are`);

const changed = values.since === undefined ? null : await changedSince(values.since);
let unknown = 0;
for (const name of names.filter(isPackageName)) unknown += await mutatePackage(name, changed);
process.exitCode = unknown === 0 ? 0 : 1;
