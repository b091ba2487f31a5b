// Edits of the heads, the key and the attachments: of each kind every way in which it can be made.
import { rewritten } from './fact-edits.ts';
import { headsOf, sha256, signed, signerNamed, type Head, type Signer } from './ledger-fixture.ts';
import { found, withCase, type Edit, type Edited, type Finding, type Place } from './place.ts';

const OVER = 12;

// The fixture wrote the line.
const headIn = (line: string): Head => JSON.parse(line) as Head;

/** An edit of the head that holds the fact of the place, or of the last head, which no later head covers. */
const onHead = (name: string, kind: string, change: (head: Head, signer: Signer) => Head, last = false): Edit => [
  `head: ${name}`,
  ({ ledger, fact }) => {
    const number = last ? ledger.heads.length : Math.floor(ledger.facts.indexOf(fact) / OVER) + 1;
    const heads = ledger.heads.map((line, index) =>
      index + 1 === number ? JSON.stringify(change(headIn(line), ledger.signer)) : line,
    );
    return { heads, findings: [{ head: number, kind }] };
  },
];

const otherDigit = (text: string): string => text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));

const laterLeaf = (head: Head): Head => ({
  ...head,
  leaves: head.leaves.map(([id, seq, hash], index) => [id, index === 3 ? seq + 1 : seq, hash]),
});

const respelled = (head: Head): Head => ({
  ...head,
  signature: head.signature.replace(/[AQgw]==$/, (end) => `${String.fromCharCode(end.charCodeAt(0) + 1)}==`),
});

const twoLines = (head: Head, signer: Signer): Head => signed({ ...head, through: 'm1\nm2' }, signer);

const numberNought = (head: Head, signer: Signer): Head =>
  signed({ ...head, leaves: head.leaves.map(([id, , hash]) => [id, 0, hash]) }, signer);

/** Only the next head shows it, so the last head is not edited. */
const anotherOfTheSameKey: Edit = [
  'head: another one by the same key for the same records',
  ({ ledger, random }) => {
    const number = 1 + random(ledger.heads.length - 1);
    const heads = ledger.heads.map((line, index) =>
      index + 1 === number
        ? JSON.stringify(signed({ ...headIn(line), at: '2020-01-01T00:00:00Z' }, ledger.signer))
        : line,
    );
    return { heads, findings: [{ head: number, kind: 'head-altered' }] };
  },
];

const twice: Edit = [
  'head: one that is in the file twice',
  ({ ledger, random }) => {
    const number = 1 + random(ledger.heads.length);
    const heads = ledger.heads.flatMap((line, index) => (index + 1 === number ? [line, line] : [line]));
    return { heads, findings: [{ head: number, kind: 'head-altered' }] };
  },
];

const outOfTurn: Edit = [
  'head: two in the place of each other',
  ({ ledger, random }) => {
    const number = 1 + random(ledger.heads.length - 1);
    const [one, two] = ledger.heads.slice(number - 1, number + 1);
    const heads = ledger.heads.map((line) => (line === one ? (two ?? line) : line === two ? (one ?? line) : line));
    return { heads, findings: ['head-missing', 'head-altered'].map((kind) => ({ head: number, kind })) };
  },
];

const leftOut: Edit = [
  'head: one left out',
  ({ ledger, random }) => {
    const number = 1 + random(ledger.heads.length - 1);
    const findings = [{ head: number, kind: 'head-missing' }];
    return { heads: ledger.heads.toSpliced(number - 1, 1), findings };
  },
];

/** Heads numbered in turn by the right key, one of which is missing from the file. */
const gapInSizes: Edit = [
  'head: sizes with a gap',
  ({ ledger, random }) => {
    const number = 1 + random(ledger.heads.length);
    const heads: string[] = [];
    for (const [index, line] of ledger.heads.entries()) {
      const [head, before] = [headIn(line), heads.at(-1)];
      const previous = before === undefined ? head.previous : sha256(before);
      const size = head.size + (index + 1 >= number ? 5 : 0);
      heads.push(JSON.stringify(signed({ ...head, previous, size }, ledger.signer)));
    }
    return { heads, findings: [{ head: number, kind: 'head-missing' }] };
  },
];

/** Two sound heads with different hashes for one record: only the holder of the key can make them. */
const conflict: Edit = [
  'head: a second one that contradicts the first',
  ({ ledger, fact }) => {
    const [number, last] = [ledger.heads.length, headIn(ledger.heads.at(-1) ?? '')];
    const leaves: Head['leaves'] = [...last.leaves, [fact.case, fact.seq, sha256('another')]];
    const line = JSON.stringify(signed({ ...last, size: last.size + 1, leaves }, ledger.signer));
    return {
      heads: [...ledger.heads.slice(0, -1), line],
      findings: [{ head: number, kind: 'head-conflict' }],
    };
  },
];

const all = (heads: readonly string[], kind: string): readonly Finding[] =>
  heads.map((_, index) => ({ head: index + 1, kind }));

/** A ledger and heads forged by an intruder with another key. */
function takenOver(place: Place, signer: Signer, kind: string): Edited {
  const rows = rewritten(place);
  const facts = place.ledger.facts.map((one) => (one.case === place.fact.case ? (rows[one.seq - 1] ?? one) : one));
  const heads = headsOf(facts, OVER, signer);
  return { export: withCase(place, rows), heads, findings: all(heads, kind) };
}

const onAttachment = (name: string, change: (bytes: Buffer) => readonly Buffer[]): Edit => [
  `attachment: ${name}`,
  ({ ledger, fact, random }) => {
    const files = [...ledger.attachments];
    const [hash, bytes] = files[random(files.length)] ?? ['', Buffer.of()];
    const holder = ledger.facts.find((one) => one.text.includes(hash)) ?? fact;
    const others = files.filter(([one]) => one !== hash);
    const left = change(bytes).map((content) => [hash, content] as const);
    return { attachments: new Map([...others, ...left]), findings: [found(holder, 'attachment')] };
  },
];

export const HEAD_EDITS: readonly Edit[] = [
  onHead('its number', 'head-altered', (head) => ({ ...head, number: head.number + 1 })),
  onHead('its instant', 'head-altered', (head) => ({ ...head, at: otherDigit(head.at) })),
  onHead('the line before it', 'head-altered', (head) => ({ ...head, previous: otherDigit(head.previous) })),
  onHead('its size', 'head-altered', (head) => ({ ...head, size: head.size - 1 })),
  onHead('its last message', 'head-altered', (head) => ({ ...head, through: otherDigit(head.through) })),
  onHead('its root', 'head-altered', (head) => ({ ...head, root: otherDigit(head.root) })),
  onHead('a leaf', 'head-altered', laterLeaf),
  onHead('a leaf less', 'head-altered', (head) => ({ ...head, leaves: head.leaves.slice(1) })),
  onHead('a leaf, the root recomputed under the old signature', 'head-altered', (head, signer) => ({
    ...signed(laterLeaf(head), signer),
    signature: head.signature,
  })),
  onHead('a field that is not signed', 'head-altered', (head) => ({ ...head, note: '' })),
  onHead('the last one, its signature in another spelling of the same bytes', 'head-altered', respelled, true),
  onHead('the last one, a signed field of two lines', 'head-altered', twoLines, true),
  onHead('the last one, a signed leaf that no record can have', 'head-altered', numberNought, true),
  onHead('one signed by another key', 'wrong-key', (head) => signed(head, signerNamed('intruder'))),
  anotherOfTheSameKey,
  twice,
  outOfTurn,
  leftOut,
  gapInSizes,
  conflict,
  ['head: none left', () => ({ heads: [], findings: [{ head: 1, kind: 'head-missing' }] })],
  onAttachment('one byte', (bytes) => [Buffer.from(bytes).fill((bytes[5] ?? 0) ^ 1, 5, 6)]),
  onAttachment('one byte more', (bytes) => [Buffer.concat([bytes, Buffer.of(0)])]),
  onAttachment('gone', () => []),
  [
    'key: the auditor holds another',
    ({ ledger }) => ({ pem: signerNamed('other').pem, findings: all(ledger.heads, 'wrong-key') }),
  ],
  ['key: ledger and heads recomputed with another', (place) => takenOver(place, signerNamed('intruder'), 'wrong-key')],
  [
    'key: ledger and heads recomputed with another under the name of the first',
    (place) =>
      takenOver(place, { ...signerNamed('intruder'), fingerprint: place.ledger.signer.fingerprint }, 'head-altered'),
  ],
];
