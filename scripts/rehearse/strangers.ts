import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { run, withNode } from './command.ts';
import type { NodeBinary } from './nodes.ts';
import { LEGAL_EFFECT } from './release.ts';
import type { Step } from './steps.ts';
import { ROOT } from './workspace.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** Somebody's machine: a folder, a registry, the Nodes on which everything is tried. */
export interface Stranger {
  readonly folder: string;
  readonly env: Variables;
  readonly nodes: readonly NodeBinary[];
  readonly step: Step;
}

const PROJECTS = join(import.meta.dirname, 'projects');

const pinned = z
  .looseObject({ devDependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))).devDependencies;

const TOOLS = ['typescript', '@types/node'].map((name) => `${name}@${pinned[name]}`);

/** A project outside of the repository: a folder with `package.json`, and what npm brings into it. */
const project = async (name: string, packages: readonly string[], { folder, env }: Stranger): Promise<string> => {
  const cwd = join(folder, name);
  const sources = join(PROJECTS, name);
  if (existsSync(sources)) cpSync(sources, cwd, { recursive: true });
  else mkdirSync(cwd);
  writeFileSync(join(cwd, 'package.json'), '{ "private": true, "type": "module" }\n');
  if (packages.length > 0) await run(['npm', 'install', ...packages], { cwd, env });
  return cwd;
};

const onEach = async (title: string, cwd: string, args: readonly string[], { env, nodes, step }: Stranger) => {
  for (const { version, binary } of nodes) {
    await step(`${title}, Node ${version}`, () => run([binary, ...args], { cwd, env: withNode(env, binary) }));
  }
};

const typecheck = async (cwd: string, title: string, { env, step }: Stranger): Promise<void> => {
  const strict = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2024', '--types', 'node'];
  for (const resolution of ['nodenext', 'bundler']) {
    const module = resolution === 'nodenext' ? 'nodenext' : 'esnext';
    const how = ['--module', module, '--moduleResolution', resolution];
    writeFileSync(join(cwd, 'tsconfig.json'), '{ "compilerOptions": {}, "include": ["*.ts"] }\n');
    await step(`(f) ${title}: tsc ${resolution} without skipLibCheck`, () =>
      run([join('node_modules', '.bin', 'tsc'), '--project', '.', ...how, ...strict], { cwd, env }),
    );
  }
};

/** (a) to (f): what a stranger does with the packages of a version. */
export const tryRelease = async (version: string, stranger: Stranger): Promise<void> => {
  const { step, nodes, env } = stranger;
  const ours = ['core', 'engine', 'api', 'calendar'].map((name) => `@gongkai/${name}@${version}`);
  const uses = await step('npm install of core, engine and api', () =>
    project('uses', [...ours, 'hono', 'xstate', 'zod', ...TOOLS], stranger),
  );
  await onEach('(a) a request in plain XState', uses, ['plain-xstate.ts'], stranger);
  await onEach('(b) a procedure of their own, on SQLite', uses, ['own-procedure.ts'], stranger);
  await onEach('(c) the API inside another Hono app, by the typed client', uses, ['mounted-api.ts'], stranger);
  const audit = await step('npm install of stats alone', () =>
    project('audit', [`@gongkai/stats@${version}`, ...TOOLS], stranger),
  );
  await onEach('(d) a report audited with stats alone', audit, ['audit-report.ts'], stranger);
  const empty = await project('empty', [], stranger);
  for (const node of nodes) {
    const { out } = await step(`(e) npx gongkai, Node ${node.version}`, () =>
      run(['npx', '--yes', 'gongkai', 'deadline', '2026-01-30', '20'], { cwd: empty, env: withNode(env, node.binary) }),
    );
    if (!out.startsWith('2026-03-05\n')) throw new Error(`npx gongkai printed ${out}`);
  }
  await typecheck(uses, 'core, engine, api', stranger);
  await typecheck(audit, 'stats', stranger);
};

const READ_PERIOD =
  "import { disclosureRequest } from '@gongkai/core'; console.log(disclosureRequest.periods['correction-notice'].length.count)";

/** What whoever takes the next major version finds: the amended period, and its legal effect in the changelog. */
export const readAmendment = async (version: string, stranger: Stranger): Promise<void> => {
  const cwd = await project('amended', [`@gongkai/core@${version}`], stranger);
  const { out } = await run([process.execPath, '--input-type=module', '--eval', READ_PERIOD], {
    cwd,
    env: stranger.env,
  });
  const changelog = readFileSync(join(cwd, 'node_modules', '@gongkai', 'core', 'CHANGELOG.md'), 'utf8');
  const [latest = ''] = changelog.split(/^## /m).slice(1);
  if (out.trim() !== '5') throw new Error(`the amended period is ${out.trim()}, not 5`);
  for (const told of [version, 'Major Changes', LEGAL_EFFECT]) {
    if (!latest.includes(told)) throw new Error(`the changelog does not tell: ${told}\n${latest}`);
  }
};
