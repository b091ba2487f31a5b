import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FACT_EDITS } from './fact-edits.ts';
import { HEAD_EDITS } from './head-edits.ts';
import {
  byCase,
  chained,
  exportOf,
  factAfter,
  headsOf,
  makeLedger,
  sealed,
  seeded,
  sha256,
  type Fact,
  type Ledger,
  type Random,
} from './ledger-fixture.ts';
import { placeIn, type Finding } from './place.ts';

const VERIFIER = join(import.meta.dirname, 'verify-ledger.mjs');
// The nightly run takes more of both.
const PLACES = Number(process.env['AUDITOR_PLACES'] ?? 2);
const FLIPS = Number(process.env['AUDITOR_FLIPS'] ?? 8);

const root = mkdtempSync(join(tmpdir(), 'gongkai-auditor-'));
afterAll(() => rmSync(root, { recursive: true }));

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly error: string;
}

const verifier = (...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [VERIFIER, ...args], (_failure, out, error) => {
      resolve({ status: child.exitCode ?? -1, out, error });
    });
  });

interface Input {
  readonly export: string | Buffer;
  readonly heads?: string | Buffer;
  readonly pem?: string;
  readonly attachments?: ReadonlyMap<string, Buffer>;
}

async function run(input: Input, ...more: readonly string[]): Promise<Ran> {
  const folder = mkdtempSync(join(root, 'run-'));
  const put = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const args = ['--export', put('backup.jsonl', input.export)];
  if (input.heads !== undefined) args.push('--heads', put('heads.jsonl', input.heads));
  if (input.pem !== undefined) args.push('--key', put('heads.pem', input.pem));
  if (input.attachments !== undefined) {
    mkdirSync(join(folder, 'attachments'));
    for (const [name, bytes] of input.attachments) put(join('attachments', name), bytes);
    args.push('--attachments', join(folder, 'attachments'));
  }
  return verifier(...args, ...more);
}

interface Result {
  readonly sound: boolean;
  readonly problems: readonly (Finding & { readonly sentence: string; readonly line?: number })[];
}

// What --json prints is the verifier's own form; a field that were missing would fail the assertion on it.
const resultOf = ({ out }: Ran): Result => JSON.parse(out) as Result;

const findingsOf = (ran: Ran): readonly Finding[] =>
  resultOf(ran).problems.map(({ sentence: _sentence, line: _line, ...finding }) => finding);

const linesOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

const inputOf = (ledger: Ledger) => ({
  export: exportOf(byCase(ledger.facts)),
  heads: linesOf(ledger.heads),
  pem: ledger.signer.pem,
  attachments: ledger.attachments,
});

describe.concurrent('a sound ledger', () => {
  it('passes with its heads and its attachments', async () => {
    const ran = await run(inputOf(makeLedger(1)), '--json');
    expect(ran).toMatchObject({ status: 0, error: '' });
    expect(resultOf(ran)).toMatchObject({
      sound: true,
      export: { facts: 66, cases: 6, source: 'sqlite', complete: true },
      heads: { count: 6, notCovered: 0, last: { number: 6, size: 66 } },
      attachments: 10,
      problems: [],
    });
  });

  it('passes alone, and says what cannot be seen without heads', async () => {
    const ran = await run({ export: exportOf(byCase(makeLedger(2).facts)) });
    expect(ran).toMatchObject({ status: 0, error: '' });
    expect(ran.out).toMatch(/heads {3}none: .*\nsound\n$/);
  });

  it('counts what came after the last head and does not call it wrong', async () => {
    const ledger = makeLedger(3);
    const ran = await run({ ...inputOf(ledger), heads: linesOf(ledger.heads.slice(0, 4)) }, '--json');
    expect(ran.status).toBe(0);
    expect(resultOf(ran)).toMatchObject({ heads: { count: 4, notCovered: 66 - 48 } });
  });

  it('counts what came before the first head and does not call it wrong', async () => {
    const ledger = makeLedger(3);
    const heads = linesOf(headsOf(ledger.facts.slice(30), 12, ledger.signer));
    const ran = await run({ ...inputOf(ledger), heads }, '--json');
    expect(ran.status).toBe(0);
    expect(resultOf(ran)).toMatchObject({ heads: { count: 3, notCovered: 30 } });
  });
});

describe.concurrent.each([...FACT_EDITS, ...HEAD_EDITS])('%s', (_name, edit) => {
  it.each(Array.from({ length: PLACES }, (_, place) => place))('is named with its record, place %i', async (seed) => {
    const ledger = makeLedger(seed + 10);
    const { findings, heads, ...changed } = edit(placeIn(ledger, seeded(seed * 7_919 + 17)));
    const { heads: kept, pem, ...rest } = { ...inputOf(ledger), ...changed };
    const ran = await run({ ...rest, pem, heads: heads === undefined ? kept : linesOf(heads) }, '--json');
    expect(findingsOf(ran)).toEqual(findings);
    expect(ran).toMatchObject({ status: 1, error: '' });
  });
});

describe.concurrent('without heads', () => {
  it.each(FACT_EDITS)('%s is what the chain alone shows', async (_name, edit) => {
    const ledger = makeLedger(10);
    const { findings, alone = findings, export: rows = '' } = edit(placeIn(ledger, seeded(17)));
    expect(findingsOf(await run({ export: rows }, '--json'))).toEqual(alone);
  });
});

describe.concurrent('a chain that is sound over facts that are not', () => {
  const AT = 1_767_250_800_000;
  const papers = { name: '附件.ofd', sha256: sha256('附件'), size: 6 };
  const fact = factAfter(null, 'case-1', AT, 'officer-1', { papers });
  const anew = (text: string, columns: Partial<Fact> = {}): string =>
    exportOf([{ ...fact, ...columns, text, ...chained(null, fact.case, text) }]);

  it('does not hide a text without a type under a row without one', async () => {
    const rows = anew(fact.text.replace('"type":"request.received",', '')).replace(/"type":"request.received",/, '');
    const ran = await run({ export: sealed(rows.slice(0, rows.indexOf('{"t":"end"'))) }, '--json');
    expect(findingsOf(ran)).toEqual([{ case: 'case-1', seq: 1, kind: 'columns-differ' }]);
  });

  it('does not let an instant without an offset pass', async () => {
    const local = '2026-01-01T12:00:00.000';
    const text = fact.text.replace(/"at":"[^"]*"/, `"at":"${local}"`);
    const ran = await run({ export: anew(text, { at: Date.parse(local) }) }, '--json');
    expect(findingsOf(ran)).toEqual([{ case: 'case-1', seq: 1, kind: 'columns-differ' }]);
  });

  it.each([
    ['has another size', '"size":7', new Map([[papers.sha256, Buffer.from('附件')]]), 'has 6 bytes, not 7'],
    ['is not there', '"size":6', new Map<string, Buffer>(), 'cannot be read (ENOENT)'],
  ])('says of an attachment that it %s', async (_what, size, attachments, said) => {
    const { status, out } = await run({ export: anew(fact.text.replace('"size":6', size)), attachments });
    expect(status).toBe(1);
    expect(out).toContain(`case case-1 seq 1: attachment: 附件.ofd: the file ${papers.sha256} ${said}\n`);
  });
});

describe.concurrent('what is printed', () => {
  it('names the first bad record of each case in a sentence', async () => {
    const rows = byCase(makeLedger(7).facts).filter(({ seq }) => seq !== 3 && seq !== 5);
    const { status, out } = await run({ export: exportOf(rows) });
    expect(status).toBe(1);
    expect(out.match(/^WRONG {3}case case-0000\d seq 3: missing: record 4 comes after record 2$/gm)).toHaveLength(6);
    expect(out).toMatch(/\nnot sound, problems: 6\n$/);
  });

  it('is text alone, whatever stands in the export', async () => {
    const bell = factAfter(null, '\u001b[2J\u202Ecase', 1_767_250_800_000, 'officer-1', {});
    const { status, out } = await run({ export: exportOf([{ ...bell, actor: 'somebody' }]) });
    expect(status).toBe(1);
    expect(out).toContain('case ?[2J?case seq 1: columns-differ');
  });
});

describe.concurrent('an export that is not whole', () => {
  const ledger = makeLedger(4);
  const whole = inputOf(ledger);
  const bytes = Buffer.from(whole.export);
  const last = bytes.lastIndexOf('{"t":"end"');

  it.each([
    ['the last line is gone', bytes.subarray(0, last), ['truncated-export']],
    ['the last newline is gone', bytes.subarray(0, -1), ['truncated-export']],
    ['the last line counts other rows', whole.export.replace('"rows":68', '"rows":69'), ['truncated-export']],
    ['a line follows the last one', `${whole.export}{"t":"outbox"}\n`, ['export-altered']],
    [
      'the hash of the last line is another',
      whole.export.replace(/[0-9a-f]{64}"}\n$/, `${'0'.repeat(64)}"}\n`),
      ['export-altered'],
    ],
    ['it breaks off inside a row', bytes.subarray(0, last - 12), ['export-altered', 'truncated-export']],
  ])('is said where %s', async (_why, content, kinds) => {
    const ran = await run({ ...whole, export: content }, '--json');
    expect(ran.status).toBe(1);
    expect(findingsOf(ran)).toEqual(kinds.map((kind) => ({ kind })));
  });

  it('accuses no case of lacking what comes after the break', async () => {
    const half = whole.export.slice(0, whole.export.indexOf('\n', bytes.length / 3) + 1);
    expect(findingsOf(await run({ ...whole, export: half }, '--json'))).toEqual([{ kind: 'truncated-export' }]);
  });

  it('and heads that end inside a line are named', async () => {
    const ran = await run({ ...whole, heads: whole.heads.slice(0, -1) }, '--json');
    expect(findingsOf(ran)).toEqual([{ head: 6, kind: 'head-altered' }]);
  });

  it('names a case whose facts do not stand together', async () => {
    const [first, ...others] = byCase(ledger.facts);
    const rows = first === undefined ? others : [...others, first];
    const kinds = findingsOf(await run({ export: exportOf(rows) }, '--json')).map(({ kind }) => kind);
    expect(kinds).toEqual(['reordered', 'missing']);
  });
});

describe.concurrent('input that cannot be used', () => {
  const whole = inputOf(makeLedger(5));
  const key = 'the key is not an Ed25519';
  it.each([
    ['an empty export', { export: '' }, 'empty'],
    ['another file', { export: 'PK\u0003\u0004' }, 'does not begin'],
    ['an export of a later form', { export: whole.export.replace('"v":1', '"v":2') }, 'form 1'],
    ['heads without a key', { export: whole.export, heads: whole.heads }, 'go together'],
    ['a key that is none', { ...whole, pem: 'none' }, key],
    ['a private key', { ...whole, pem: '-----BEGIN PRIVATE KEY-----' }, 'private one'],
  ])('is refused with a sentence: %s', async (_what, input, sentence) => {
    const ran = await run(input);
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.error).toMatch(/^cannot be verified: .*\n$/);
    expect(ran.error).toContain(sentence);
  });

  it.each([[[]], [['--export', '/nowhere/backup.jsonl']], [['--export']], [['--exports', 'x']]])('%j', async (args) => {
    expect(await verifier(...args)).toMatchObject({ status: 2, out: '', error: expect.stringMatching(/^cannot be/) });
  });
});

function flipped(bytes: Buffer, random: Random, from = 0, to = bytes.length): Buffer {
  const copy = Buffer.from(bytes);
  for (let left = 1 + random(2); left > 0; left -= 1) {
    const index = from + random(to - from);
    copy[index] = ((copy[index] ?? 0) + 1 + random(255)) % 256;
  }
  return copy.equals(bytes) ? flipped(bytes, random, from, to) : copy;
}

describe.concurrent('bytes changed at random', () => {
  const refused = async (input: Input, seed: number): Promise<void> => {
    const ran = await run(input);
    expect([1, 2], `seed ${seed}: ${ran.out}`).toContain(ran.status);
    expect(ran.error, `seed ${seed}`).toMatch(ran.status === 1 ? /^$/ : /^cannot be verified: .*\n$/);
  };
  const seeds = Array.from({ length: FLIPS }, (_, seed) => seed);
  const whole = inputOf(makeLedger(6));

  it.each(seeds)('in the export never pass, seed %i', async (seed) => {
    await refused({ ...whole, export: flipped(Buffer.from(whole.export), seeded(seed)) }, seed);
  });

  it.each(seeds)('in the facts under a hash made anew never pass, seed %i', async (seed) => {
    const bytes = Buffer.from(whole.export);
    const [from, to] = [bytes.indexOf('{"t":"fact"'), bytes.indexOf('{"t":"outbox"')];
    const body = flipped(bytes.subarray(0, bytes.indexOf('{"t":"end"')), seeded(seed), from, to);
    // As text, so that the hash is made over what the file will hold.
    await refused({ ...whole, export: sealed(body.toString()) }, seed);
  });

  it.each(seeds)('in the heads never pass, seed %i', async (seed) => {
    await refused({ ...whole, heads: flipped(Buffer.from(whole.heads), seeded(seed)) }, seed);
  });
});

describe('the verifier itself', () => {
  it("has Certificate Transparency's roots for none to eight leaves", async () => {
    const ran = await verifier('--self-test');
    expect(ran.status).toBe(0);
    expect(ran.out.match(/^ok .*$/gm)).toHaveLength(9);
    expect(ran.out).toContain('8 leaves 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
  });

  it('needs nothing but node:crypto and node:fs', () => {
    const imports = [...readFileSync(VERIFIER, 'utf8').matchAll(/from '([^']+)'|import\(|require\(/g)];
    expect(imports.map(([, name]) => name)).toEqual(['node:crypto', 'node:fs']);
  });
});
