import { auditReport, plainDocument } from '@gongkai/audit';
import { describe, expect, it } from 'vitest';
import { balancedTables, suqian2023, yunnan2018 } from '../test-support/reports.ts';
import { PASSAGES } from './passages.ts';
import { linesOf, shortLinesOf } from './printed-findings.ts';

// judge.test.ts holds the audit to findings that were written by hand, which name the rule and the figure. The record holds
// what else a finding says: its place, operands, reason, cause and assumption, and what passes. After a change of a
// rule, read the difference: `npx vitest run packages/audit/eval/recorded-findings.test.ts -u`.
const record = (name: string): string => `../test-data/findings/${name}.txt`;

describe('the findings on record', () => {
  it('are those of every passage', async () => {
    const sections = PASSAGES.map(({ id, text, previous }) => {
      const options = previous === null ? {} : { previous: plainDocument(previous) };
      return [`# ${id}`, ...auditReport(plainDocument(text), options).flatMap(shortLinesOf), ''].join('\n');
    });
    await expect(sections.join('\n')).toMatchFileSnapshot(record('passages'));
  });

  it.each([
    ['yunnan-2018', yunnan2018],
    ['suqian-2023', suqian2023],
    ['report-tables', balancedTables],
  ])('are those of the report %s', async (name, text) => {
    const lines = auditReport(plainDocument(text)).flatMap(linesOf);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(record(name));
  });
});
