import { auditReport, plainDocument } from '@gongkai/audit';
import { describe, expect, it } from 'vitest';
import { seeded } from './seeded.ts';
import { cut, joined, rewritten } from './pieces.ts';
import { loadSources } from './sources.ts';
import { type CorpusText, makeText, unfoundedIn } from './try-text.ts';

const audit = (text: string) => auditReport(plainDocument(text));
const printed = (chars: readonly { readonly text: string }[]): string => chars.map(({ text }) => text).join('');

describe('texts generated from the corpus', () => {
  it('give no error and no rounding that the uncut text does not have', () => {
    const sources = loadSources(audit);
    const unfounded = Array.from({ length: 400 }, (_, run) => run).flatMap((run) =>
      unfoundedIn(makeText(sources, seeded(run)), sources, audit)
        .filter(({ kind }) => kind === 'within')
        .map(({ finding: { ruleId, stated, quote } }) => ({ run, ruleId, stated, quote })),
    );
    expect(unfounded).toEqual([]);
  });

  it('are the same for the same seed', () => {
    const sources: readonly [CorpusText] = [{ name: 'one', text: '全年收到申请12件,其中网络申请9件。', findings: [] }];
    expect(printed(makeText(sources, seeded(7)))).toBe(printed(makeText(sources, seeded(7))));
  });
});

describe('a cut', () => {
  const text = '共收到申请1286件,其中网络申请900件。';

  it('marks only the number that it cut', () => {
    const torn = cut(text, 0, 0, 7, text.length).filter((char) => char.torn);
    expect(printed(torn)).toBe('86');
    expect(cut(text, 0, 0, 0, text.length).some((char) => char.torn)).toBe(false);
  });

  it('keeps the offsets in the source through joins and other line ends', () => {
    const pieces = [cut(text, 3, 0, 5, 9), cut(text, 4, 1, 10, 20)];
    const chars = rewritten(joined(pieces), seeded(3));
    expect(chars.filter(({ offset }) => offset !== null).map(({ offset }) => offset)).toEqual([
      5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
    ]);
  });
});

describe('a finding in a generated text', () => {
  const whole = '全年收到申请30件,其中网络申请20件,其他10件。';
  const finding = (stated: string, from: number) => {
    const [first] = audit(whole);
    if (first === undefined) throw new Error('nothing was found');
    const where = { ...first.where, offset: from, length: stated.length };
    return { ...first, verdict: 'error' as const, stated, where, operands: [] };
  };
  const sources: readonly [CorpusText] = [{ name: 'one', text: whole, findings: [] }];

  it('is unfounded if the whole text has none', () => {
    const chars = cut(whole, 0, 0, 0, whole.length);
    expect(unfoundedIn(chars, sources, () => [finding('30件', 6)])).toMatchObject([{ kind: 'within' }]);
  });

  it('is founded if the whole text has it at the same place', () => {
    const chars = cut(whole, 0, 0, 2, whole.length);
    const known: readonly [CorpusText] = [{ ...sources[0], findings: [finding('30件', 6)] }];
    expect(unfoundedIn(chars, known, () => [finding('30件', 4)])).toEqual([]);
  });

  it('counts separately if its sentence lost its beginning', () => {
    const chars = cut(whole, 0, 0, 10, whole.length);
    expect(unfoundedIn(chars, sources, () => [finding('20件', 6)])).toMatchObject([{ kind: 'torn' }]);
  });
});
