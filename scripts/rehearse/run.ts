// npm run rehearse: publishes a release to a registry on the loopback, then installs and uses it as others would.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { npmAt, run } from './command.ts';
import { fetchNode, ownNode } from './nodes.ts';
import { openRegistry } from './registry.ts';
import { amendPeriod, release } from './release.ts';
import { stepsOn } from './steps.ts';
import { readAmendment, tryRelease } from './strangers.ts';
import { beginHistory, copyRepository, ROOT } from './workspace.ts';

const began = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'gongkai-rehearsal-'));
const { step } = stepsOn(process.stdout);
const upstream = (await run(['npm', 'config', 'get', 'registry'], { cwd: ROOT })).out.trim();
const registry = await openRegistry(upstream);

try {
  const [copy, nodesAt, outside] = ['copy', 'nodes', 'outside'].map((name) => join(folder, name));
  for (const one of [copy, nodesAt, outside]) mkdirSync(one ?? folder);
  if (copy === undefined || nodesAt === undefined || outside === undefined) throw new Error('no folders');
  const env = npmAt(registry.url, folder);

  const [, node22] = await Promise.all([
    step('every package is built', () => run(['npm', 'run', 'build'], { cwd: ROOT })),
    fetchNode(22, nodesAt, env),
  ]);
  await step('the repository is copied', () => {
    copyRepository(copy);
    return beginHistory(copy);
  });
  const publishing = { ...process.env, ...npmAt(registry.url, folder), PATH: process.env['PATH'] };
  const first = await step('changeset version, changeset publish', () => release(copy, publishing));
  console.log(`          ${registry.published.join(', ')}`);

  const stranger = { folder: outside, env, nodes: [node22, ownNode()], step };
  await tryRelease(first, stranger);

  await step('a period of the law is amended', () => amendPeriod(copy));
  const second = await step('changeset version, changeset publish', () => release(copy, publishing));
  if (Number.parseInt(second, 10) <= Number.parseInt(first, 10)) throw new Error(`${first} -> ${second} is not major`);
  await step(`${first} -> ${second}: the changelog names the legal effect`, () => readAmendment(second, stranger));

  console.log(`\nThe rehearsal went well: ${((performance.now() - began) / 1000).toFixed(0)} s`);
} catch (error) {
  console.error(
    `\nThe rehearsal failed; what it made is in ${folder}\n`,
    error instanceof Error ? error.message : error,
  );
  process.exitCode = 1;
} finally {
  registry.close();
  if (process.exitCode !== 1) rmSync(folder, { recursive: true, force: true });
}
