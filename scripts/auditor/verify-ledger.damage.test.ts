import { afterAll, describe, expect, it } from 'vitest';
import { byCase, exportOf, makeLedger, type Random, randomFrom, sealed } from './ledger-fixture.ts';
import { copyVerifier, findingsOf, type Input, inputOf } from './run-verifier.ts';

const { verifier, run, remove } = copyVerifier();
afterAll(remove);

// The nightly run takes more.
const FLIPS = Number(process.env['AUDITOR_FLIPS'] ?? 8);

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

  it('names a case whose facts are not together', async () => {
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
    await refused({ ...whole, export: flipped(Buffer.from(whole.export), randomFrom(seed)) }, seed);
  });

  it.each(seeds)('in the facts under a recomputed hash never pass, seed %i', async (seed) => {
    const bytes = Buffer.from(whole.export);
    const [from, to] = [bytes.indexOf('{"t":"fact"'), bytes.indexOf('{"t":"outbox"')];
    const body = flipped(bytes.subarray(0, bytes.indexOf('{"t":"end"')), randomFrom(seed), from, to);
    // As text, so that the hash is computed over the bytes that are written.
    await refused({ ...whole, export: sealed(body.toString()) }, seed);
  });

  it.each(seeds)('in the heads never pass, seed %i', async (seed) => {
    await refused({ ...whole, heads: flipped(Buffer.from(whole.heads), randomFrom(seed)) }, seed);
  });
});
