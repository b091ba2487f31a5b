import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Block, blocksIn } from './blocks.ts';
import { answerIn, runSession, startServer } from './session.ts';
import { shows } from './shown.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-tour-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A block of commands with the answer that the page shows below it. */
interface Step {
  readonly commands: string;
  readonly shown: unknown;
}

const stepsOf = (blocks: readonly Block[]): readonly Step[] =>
  blocks.flatMap(({ language, code }, at) => {
    if (language !== 'sh') return [];
    const next = blocks[at + 1];
    return [{ commands: code, shown: next?.language === 'json' ? JSON.parse(next.code) : null }];
  });

const steps = stepsOf(blocksIn('docs/tour.md'));
const atDemo = steps.findIndex(({ commands }) => commands.startsWith('npm start'));
const [tour, demo] = [steps.slice(0, atDemo), steps.slice(atDemo)];

/** The steps whose answer is not the one on the page, with the answer. */
const wrongSteps = (done: readonly Step[], printed: readonly string[]): readonly object[] =>
  done.flatMap(({ commands, shown }, at) => {
    if (shown === null) return [];
    const found = answerIn(printed[at]);
    return shows(shown, found) ? [] : [{ commands, shown, found }];
  });

describe('docs/tour.md', () => {
  it('shows what the server answers, step by step', async () => {
    expect(tour.filter(({ shown }) => shown !== null).length).toBeGreaterThan(12);
    const server = await startServer('npm start', join(folder, 'data'));
    const printed = await runSession(
      tour.map(({ commands }) => commands),
      { ...server, folder },
    );
    await server.stop();
    expect(wrongSteps(tour, printed)).toEqual([]);
    expect(printed.join('\n')).toContain('HTTP/1.1 201');
  }, 120_000);

  it('shows the report of the simulated year', async () => {
    const [start, report] = demo;
    const server = await startServer(start?.commands ?? '', join(folder, 'demo'));
    const printed = await runSession([`API=${server.address}/api/v1\n${report?.commands}`], { ...server, folder });
    await server.stop();
    expect(demo).toHaveLength(2);
    expect(wrongSteps(demo.slice(1), printed)).toEqual([]);
  }, 180_000);

  it('has the same blocks in Chinese, comments apart', () => {
    const bare = ({ language, code }: Block): string =>
      `${language}\n${language === 'sh' ? code.replaceAll(/ *# .*$/gm, '').replaceAll(/^\n/gm, '') : code}`;
    expect(blocksIn('docs/tour.zh-CN.md').map(bare)).toEqual(blocksIn('docs/tour.md').map(bare));
  });
});
