import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { freePort } from '../../packages/engine/test-support/embedded-postgres.fixture.ts';
import { run, withNode } from './command.ts';
import type { NodeBinary } from './nodes.ts';
import { LEGAL_EFFECT } from './release.ts';
import type { Step } from './steps.ts';
import { ROOT } from './workspace.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** A machine outside of this repository: a folder, a registry, the versions of Node. */
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

/** Creates a project outside of the repository: a folder with `package.json` and installed packages. */
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

const typecheck = async (cwd: string, { env, step }: Stranger): Promise<void> => {
  const strict = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2024', '--types', 'node'];
  for (const resolution of ['nodenext', 'bundler']) {
    const module = resolution === 'nodenext' ? 'nodenext' : 'esnext';
    const how = ['--module', module, '--moduleResolution', resolution];
    writeFileSync(join(cwd, 'tsconfig.json'), '{ "compilerOptions": {}, "include": ["*.ts"] }\n');
    await step(`(f) tsc, ${resolution} resolution, without skipLibCheck`, () =>
      run([join('node_modules', '.bin', 'tsc'), '--project', '.', ...how, ...strict], { cwd, env }),
    );
  }
};

/** (a), (b), (c) and (f): packages imported into a project of their own. */
const importing = async (version: string, stranger: Stranger): Promise<void> => {
  const ours = ['core', 'engine', 'api', 'calendar'].map((name) => `@gongkai/${name}@${version}`);
  const uses = await stranger.step('npm install of core, engine and api', () =>
    project('uses', [...ours, 'hono', 'xstate', 'zod', ...TOOLS], stranger),
  );
  await onEach('(a) a request in plain XState', uses, ['plain-xstate.ts'], stranger);
  await onEach('(b) a procedure of their own, on SQLite', uses, ['own-procedure.ts'], stranger);
  await onEach('(c) the API inside another Hono app, by the typed client', uses, ['mounted-api.ts'], stranger);
  await serving(uses, stranger);
  cpSync(join(PROJECTS, 'audit', 'audit-report.ts'), join(uses, 'audit-report.ts'));
  await typecheck(uses, stranger);
};

/** The API as a program: it listens, and answers that it is ready. */
const serving = async (cwd: string, { env, nodes, step }: Stranger): Promise<void> => {
  for (const { version, binary } of nodes) {
    await step(`(c) npx @gongkai/api listens, Node ${version}`, async () => {
      const port = await freePort();
      const variables = { ...withNode(env, binary), PORT: String(port), GONGKAI_DATA: `data-${version}` };
      const child = spawn(join('node_modules', '.bin', 'gongkai-api'), { cwd, env: variables, stdio: 'pipe' });
      const said = { text: '' };
      child.stdout.on('data', (part: Buffer) => (said.text += part.toString()));
      child.stderr.on('data', (part: Buffer) => (said.text += part.toString()));
      const ended = new Promise((done) => child.on('close', done));
      for (const until = Date.now() + 30_000; !said.text.includes(`:${port}`) && Date.now() < until;) await wait(100);
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
      child.kill('SIGTERM');
      await ended;
      if (answer?.ok !== true) throw new Error(`the API did not answer\n${said.text}`);
    });
  }
};

/** (d): the audit alone. */
const auditing = async (version: string, stranger: Stranger): Promise<void> => {
  const audit = await stranger.step('npm install of the audit alone', () =>
    project('audit', [`@gongkai/audit@${version}`], stranger),
  );
  await onEach('(d) a report audited without anything else of ours', audit, ['audit-report.ts'], stranger);
};

/** (e): the command, from an empty folder; with an empty cache of its own. */
const commanding = async (stranger: Stranger): Promise<void> => {
  const { env, nodes, step, folder } = stranger;
  const empty = await project('empty', [], stranger);
  writeFileSync(join(empty, 'report.txt'), '全年收到申请100件,其中网络申请60件,信函申请40件。\n');
  const fresh = { ...env, NPM_CONFIG_CACHE: join(folder, 'cache') };
  for (const { version, binary } of nodes) {
    const { out } = await step(`(e) npx gongkai, Node ${version}`, () =>
      run(['npx', '--yes', 'gongkai', 'deadline', '2026-01-30', '20'], { cwd: empty, env: withNode(fresh, binary) }),
    );
    if (!out.startsWith('2026-03-05\n')) throw new Error(`npx gongkai printed ${out}`);
    const audited = await step(`(e) npx gongkai audit, Node ${version}`, () =>
      run(['npx', 'gongkai', 'audit', 'report.txt'], { cwd: empty, env: withNode(fresh, binary) }),
    );
    if (!audited.out.includes('report.txt')) throw new Error(`npx gongkai audit printed ${audited.out}`);
  }
};

/** Runs (a) to (f): uses of the packages of a version, each in a project of its own. */
export const tryRelease = async (version: string, stranger: Stranger): Promise<void> => {
  await Promise.all([importing(version, stranger), auditing(version, stranger), commanding(stranger)]);
};

const READ_PERIOD =
  "import { disclosureRequest } from '@gongkai/core'; console.log(disclosureRequest.periods['correction-notice'].length.count)";

/** Checks the next major version: the amended period, and its legal effect in the changelog. */
export const readAmendment = async (version: string, stranger: Stranger): Promise<void> => {
  const cwd = await project('amended', [`@gongkai/core@${version}`], stranger);
  const { out } = await run([process.execPath, '--input-type=module', '--eval', READ_PERIOD], {
    cwd,
    env: stranger.env,
  });
  const changelog = readFileSync(join(cwd, 'node_modules', '@gongkai', 'core', 'CHANGELOG.md'), 'utf8');
  const [latest = ''] = changelog.split(/^## /m).slice(1);
  if (out.trim() !== '5') throw new Error(`the amended period is ${out.trim()}, not 5`);
  for (const part of [version, 'Major Changes', LEGAL_EFFECT]) {
    if (!latest.includes(part)) throw new Error(`the changelog lacks: ${part}\n${latest}`);
  }
};
