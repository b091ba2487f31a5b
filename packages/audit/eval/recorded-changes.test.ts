import { type AuditFinding, auditReport, plainDocument } from '@gongkai/audit';
import { describe, expect, it } from 'vitest';
import { PASSAGES } from './passages.ts';

// The corpus shows each rule in a few places. Changed in one place at a time it also shows where a rule ends: which figure
// breaks which statement, and what an absent clause takes away. A change of a rule shows here which of them it moves:
// `npx vitest run packages/audit/eval/recorded-changes.test.ts -u`.
const record = (name: string): string => `../test-data/findings/${name}.txt`;

const shown = ({ ruleId, verdict, confidence, stated, computed, reason }: AuditFinding): string =>
  [ruleId, verdict, confidence, stated, computed === null ? null : `for ${computed}`, reason]
    .filter((part) => part !== null)
    .join(' ');

const shownOf = (text: string, previous: string | null): readonly string[] =>
  auditReport(plainDocument(text), previous === null ? {} : { previous: plainDocument(previous) }).map(shown);

/** What a changed text has and the whole one has not, and the other way round. */
const difference = (whole: readonly string[], changed: readonly string[]): string => {
  const gone = whole.filter((one) => !changed.includes(one)).map((one) => `- ${one}`);
  const fresh = changed.filter((one) => !whole.includes(one)).map((one) => `+ ${one}`);
  return [...gone, ...fresh].join('; ');
};

interface Change {
  readonly from: number;
  readonly words: string;
  readonly to: string;
}

const LONGEST = 600;

const withChange = (text: string, { from, words, to }: Change): string =>
  text.slice(0, from) + to + text.slice(from + words.length);

const recordOf = (changesOf: (text: string) => readonly Change[]): string =>
  PASSAGES.filter(({ text }) => text.length <= LONGEST)
    .map(({ id, text, previous }) => {
      const whole = shownOf(text, previous);
      const lines = changesOf(text).flatMap((change) => {
        const moved = difference(whole, shownOf(withChange(text, change), previous));
        return moved === '' ? [] : [`${JSON.stringify(change.words)} ${moved}`];
      });
      return [`# ${id}`, ...lines, ''].join('\n');
    })
    .join('\n');

/** As `recordOf`, with the changes in last year's report. */
const recordOfLastYear = (changesOf: (text: string) => readonly Change[]): string =>
  PASSAGES.flatMap(({ id, text, previous }) => {
    if (previous === null) return [];
    const whole = shownOf(text, previous);
    const lines = changesOf(previous).flatMap((change) => {
      const moved = difference(whole, shownOf(text, withChange(previous, change)));
      return moved === '' ? [] : [`${JSON.stringify(change.words)} ${moved}`];
    });
    return [[`# ${id}`, ...lines, ''].join('\n')];
  }).join('\n');

/** Every figure with one more in its last digit. */
const figuresOf = (text: string): readonly Change[] =>
  Array.from(text.matchAll(/\d+/g), ({ 0: words, index: from }) => ({
    from,
    words,
    to: String(BigInt(words) + 1n).padStart(words.length, '0'),
  }));

/** Every clause that can be left out, with the mark before it. */
const clausesOf = (text: string): readonly Change[] =>
  Array.from(text.matchAll(/[,;:、，；：。][^,;:、，；：。\n]+/g), ({ 0: words, index: from }) => ({
    from,
    words,
    to: '',
  }));

const OTHER_MARK: Readonly<Record<string, string>> = {
  ',': ';',
  '，': '；',
  ';': ',',
  '；': '，',
  '、': ',',
  '。': ',',
  ':': ',',
  '：': '，',
  '(': ',',
  '（': '，',
};

/** Every mark replaced by another one. */
const marksOf = (text: string): readonly Change[] =>
  Array.from(text.matchAll(/[,，;；、。:：(（]/g), ({ 0: words, index: from }) => ({
    from,
    words,
    to: OTHER_MARK[words] ?? '',
  }));

/** Every count that is zero, and every count that is approximate. */
const weakFiguresOf = (text: string): readonly Change[] =>
  Array.from(text.matchAll(/(?<![\d.])\d+(?=[件条次个人场期份])/g), ({ 0: words, index: from }, index) => ({
    from,
    words,
    to: index % 2 === 0 ? '0' : `约${words}`,
  }));

describe('what the audit says of the corpus', () => {
  it('with one figure changed', async () => {
    await expect(recordOf(figuresOf)).toMatchFileSnapshot(record('changed-figures'));
  });

  it('without one clause', async () => {
    await expect(recordOf(clausesOf)).toMatchFileSnapshot(record('absent-clauses'));
  });

  it('with one mark changed', async () => {
    await expect(recordOf(marksOf)).toMatchFileSnapshot(record('changed-marks'));
  });

  it('with a count of zero, or about', async () => {
    await expect(recordOf(weakFiguresOf)).toMatchFileSnapshot(record('weak-figures'));
  });

  it('with one figure or mark of last year changed', async () => {
    const changes = (text: string) => [...figuresOf(text), ...marksOf(text), ...clausesOf(text)];
    await expect(recordOfLastYear(changes)).toMatchFileSnapshot(record('changed-last-year'));
  });
});
