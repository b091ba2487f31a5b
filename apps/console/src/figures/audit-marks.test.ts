import { describe, expect, it } from 'vitest';
import { linesOf, marksOf, sectionsOf } from './audit-marks.ts';
import type { AuditFinding, Verdict } from './audit-types.ts';

const TEXT = '某市年报\n一、概述\n共12件,占5%。\n二、收费\n未收取365体育费用。\n';

const place = (words: string, section: string | null) => ({
  offset: TEXT.indexOf(words),
  length: words.length,
  line: 1,
  column: 1,
  section,
});

const finding = (verdict: Verdict, words: string, section: string | null, more: object = {}): AuditFinding => ({
  ruleId: 'P05',
  verdict,
  confidence: null,
  where: place(words, section),
  quote: words,
  stated: words,
  computed: null,
  operands: [],
  assumption: null,
  reason: null,
  likelyCause: null,
  ...more,
});

const damage = finding('integrity', '365体育', '二、收费', {
  occurrences: [{ where: place('365体育', '二、收费'), form: '365体育', confidence: 'high', candidates: [] }],
});
const findings = [
  finding('pass', '12件', '一、概述'),
  finding('error', '5%', '一、概述'),
  finding('cannot-assess', '占5%', '一、概述'),
  damage,
];
const audit = {
  counts: { pass: 1, error: 1, rounding: 0, 'cannot-assess': 1, integrity: 1 },
  pagesWithoutText: [],
  text: TEXT,
  findings,
};

describe('the marks of an audited text', () => {
  it('never lie over each other: the graver finding is shown', () => {
    expect(marksOf(findings).map(({ verdict, number }) => [verdict, number])).toEqual([
      ['pass', null],
      ['error', 1],
      ['integrity', null],
    ]);
  });

  it('are cut into sections without losing a character of the text', () => {
    const sections = sectionsOf(audit);
    expect(sections.map(({ title }) => title)).toEqual([null, '一、概述', '二、收费']);
    expect(sections.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('')).toBe(TEXT);
    expect(sections.map(({ counts }) => [counts.error, counts.integrity])).toEqual([
      [0, 0],
      [1, 0],
      [0, 1],
    ]);
  });

  it('are shown line by line, a mark over the end of a line in both', () => {
    const mark = { from: 1, to: 5, verdict: 'integrity', number: null, finding: 0 } as const;
    const lines = linesOf([
      { from: 0, text: '一', mark: null },
      { from: 1, text: '二\n\n三', mark },
    ]);
    expect(lines.map((line) => line.map(({ text, mark: own }) => [text, own?.from ?? null]))).toEqual([
      [
        ['一', null],
        ['二', 1],
      ],
      [['三', 1]],
    ]);
  });
});
