import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Block, blocksIn } from './blocks.ts';
import { answerIn, runSession, startServer, statusesIn } from './session.ts';
import { shows, showsLines } from './shown.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-tour-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A block of commands with what the page shows below it: the last answer, or the lines of a terminal. */
interface Step {
  readonly commands: string;
  readonly shown: Block | null;
}

const stepsOf = (blocks: readonly Block[]): readonly Step[] =>
  blocks.flatMap(({ language, code }, at) => {
    if (language !== 'sh') return [];
    const next = blocks[at + 1];
    return [{ commands: code, shown: next === undefined || next.language === 'sh' ? null : next }];
  });

const [begin, ...rest] = stepsOf(blocksIn('docs/tour.md'));
const atDemo = rest.findIndex(({ commands }) => commands.startsWith('npm start'));
const [tour, demo] = [rest.slice(0, atDemo), rest.slice(atDemo)];

/** Parts of commands, one for each act of an office. */
const ACTS = `
  /invitations/accept /me/second-factor /people/chen/duties /sessions
  request.submitted /attachments case.assigned case.accepted case.declined "phone" /split case.linked dryRun=true
  /merge case.transferred entry.corrected entry.voided /search /desk /export.xlsx /registers/2026 /tables/AR2021/2026
`;

const statusIn = (shown: unknown): unknown => (Object(shown) as { readonly status?: unknown }).status;

// Every answer succeeds, but the last one of a block that shows a refusal, which has the status that is shown.
const hasStatuses = (shown: unknown, statuses: readonly number[]): boolean => {
  const refused = statusIn(shown);
  return statuses.every((status, at) =>
    refused !== undefined && at === statuses.length - 1 ? status === refused : status >= 200 && status < 300,
  );
};

/** The steps whose answer or status is not the one on the page, with both. */
const wrongSteps = (done: readonly Step[], printed: readonly string[]): readonly object[] =>
  done.flatMap(({ commands, shown: block }, at) => {
    const shown: unknown = block === null ? null : JSON.parse(block.code);
    const [text, statuses] = [printed[at] ?? '', statusesIn(printed[at] ?? '')];
    const found = block === null ? null : answerIn(text);
    const isRight = hasStatuses(shown, statuses) && (block === null || shows(shown, found));
    return isRight ? [] : [{ commands, shown, found, statuses, text }];
  });

describe('docs/tour.md', () => {
  it('shows what the server answers, step by step', async () => {
    expect(tour.filter(({ shown }) => shown !== null).length).toBeGreaterThan(25);
    const server = await startServer(begin?.commands ?? '', join(folder, 'data'));
    const printed = await runSession(
      tour.map(({ commands }) => commands),
      { ...server, folder },
    );
    await server.stop();
    const { printed: atStart } = server;
    const shown = (begin?.shown?.code ?? '').replaceAll('8080', String(server.port));
    expect({ atStart, same: showsLines(`…\n${shown}…\n`, atStart) }).toEqual({ atStart, same: true });
    expect(wrongSteps(tour, printed)).toEqual([]);
    expect(printed.join('\n')).toContain('HTTP/1.1 201');
    // A workbook is a container of the kind zip.
    expect(readFileSync(join(folder, 'cases.xlsx')).subarray(0, 2).toString()).toBe('PK');
  }, 120_000);

  it('leads through every act of an office', () => {
    const commands = tour.map((step) => step.commands).join('\n');
    const acts = ACTS.trim().split(/\s+/);
    expect(acts.filter((act) => !commands.includes(act))).toEqual([]);
  });

  it('shows the report of the simulated year', async () => {
    const [start, report] = demo;
    const server = await startServer(start?.commands ?? '', join(folder, 'demo'));
    const printed = await runSession([`API=${server.address}/api/v1\n${report?.commands}`], { ...server, folder });
    await server.stop();
    expect(demo).toHaveLength(2);
    expect(wrongSteps(demo.slice(1), printed)).toEqual([]);
  }, 300_000);

  it('has the same blocks in Chinese, comments apart', () => {
    const bare = ({ language, code }: Block): string =>
      `${language}\n${language === 'sh' ? code.replaceAll(/ +# .*$/gm, '').replaceAll(/^\n/gm, '') : code}`;
    expect(blocksIn('docs/tour.zh-CN.md').map(bare)).toEqual(blocksIn('docs/tour.md').map(bare));
  });
});
