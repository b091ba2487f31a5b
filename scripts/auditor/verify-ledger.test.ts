import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FACT_EDITS } from './fact-edits.ts';
import { HEAD_EDITS } from './head-edits.ts';
import {
  byCase,
  chained,
  exportOf,
  type Fact,
  factAfter,
  headsOf,
  makeLedger,
  randomFrom,
  sealed,
  sha256,
} from './ledger-fixture.ts';
import { placeIn } from './place.ts';
import { copyVerifier, findingsOf, inputOf, linesOf, resultOf } from './run-verifier.ts';

const { verifier, run, remove } = copyVerifier();
afterAll(remove);

// The nightly run takes more.
const PLACES = Number(process.env['AUDITOR_PLACES'] ?? 2);

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
    const { findings, heads, ...changed } = edit(placeIn(ledger, randomFrom(seed * 7_919 + 17)));
    const { heads: kept, pem, ...rest } = { ...inputOf(ledger), ...changed };
    const ran = await run({ ...rest, pem, heads: heads === undefined ? kept : linesOf(heads) }, '--json');
    expect(findingsOf(ran)).toEqual(findings);
    expect(ran).toMatchObject({ status: 1, error: '' });
  });
});

describe.concurrent('without heads', () => {
  it.each(FACT_EDITS)('%s is what the chain alone shows', async (_name, edit) => {
    const ledger = makeLedger(10);
    const { findings, alone = findings, export: rows = '' } = edit(placeIn(ledger, randomFrom(17)));
    expect(findingsOf(await run({ export: rows }, '--json'))).toEqual(alone);
  });
});

describe.concurrent('a chain that is sound over facts that are not', () => {
  const AT = 1_767_250_800_000;
  const papers = { name: '附件.ofd', sha256: sha256('附件'), size: 6 };
  const fact = factAfter(null, 'case-1', AT, 'officer-1', { papers });
  const rechained = (text: string, columns: Partial<Fact> = {}): string =>
    exportOf([{ ...fact, ...columns, text, ...chained(null, fact.case, text) }]);

  it('does not hide a text without a type under a row without one', async () => {
    const rows = rechained(fact.text.replace('"type":"request.received",', '')).replace(
      /"type":"request.received",/,
      '',
    );
    const ran = await run({ export: sealed(rows.slice(0, rows.indexOf('{"t":"end"'))) }, '--json');
    expect(findingsOf(ran)).toEqual([{ case: 'case-1', seq: 1, kind: 'columns-differ' }]);
  });

  it('does not let an instant without an offset pass', async () => {
    const local = '2026-01-01T12:00:00.000';
    const text = fact.text.replace(/"at":"[^"]*"/, `"at":"${local}"`);
    const ran = await run({ export: rechained(text, { at: Date.parse(local) }) }, '--json');
    expect(findingsOf(ran)).toEqual([{ case: 'case-1', seq: 1, kind: 'columns-differ' }]);
  });

  it.each([
    ['has another size', '"size":7', new Map([[papers.sha256, Buffer.from('附件')]]), 'has 6 bytes, not 7'],
    ['is not there', '"size":6', new Map<string, Buffer>(), 'cannot be read (ENOENT)'],
  ])('says of an attachment that it %s', async (_what, size, attachments, said) => {
    const { status, out } = await run({ export: rechained(fact.text.replace('"size":6', size)), attachments });
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

  it('is plain text, whatever the export holds', async () => {
    const bell = factAfter(null, '\u001b[2J\u202Ecase', 1_767_250_800_000, 'officer-1', {});
    const { status, out } = await run({ export: exportOf([{ ...bell, actor: 'another' }]) });
    expect(status).toBe(1);
    expect(out).toContain('case ?[2J?case seq 1: columns-differ');
  });
});

describe('the verifier itself', () => {
  it("has Certificate Transparency's roots for none to eight leaves", async () => {
    const ran = await verifier('--self-test');
    expect(ran.status).toBe(0);
    expect(ran.out.match(/^ok .*$/gm)).toHaveLength(9);
    expect(ran.out).toContain('8 leaves 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
  });

  it('is fewer than 600 lines that need nothing but node:crypto and node:fs', () => {
    const files = globSync(['verify-ledger.mjs', 'verify-ledger/*.mjs'], { cwd: import.meta.dirname });
    const texts = files.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'));
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.join('').split('\n').length).toBeLessThan(600);
    const imported = texts.flatMap((text) =>
      [...text.matchAll(/(?:from|import) '([^']+)'|import\(|require\(/g)].map(([, name = 'computed']) => name),
    );
    const others = new Set(imported.filter((name) => !/^\.\/(verify-ledger\/)?[a-z-]+\.mjs$/.test(name)));
    expect([...others].toSorted()).toEqual(['node:crypto', 'node:fs']);
  });
});
