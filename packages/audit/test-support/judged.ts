import { auditReport } from '../src/audit-report.ts';
import { plainDocument } from '../src/document.ts';

/** The findings of a report of 2020 that has only this text: rule, verdict, figures, reason and cause of each, in a line. */
export const judged = (text: string): readonly string[] =>
  auditReport(plainDocument(`永宁市2020年政府信息公开工作年度报告\n${text}`)).map(
    ({ ruleId, verdict, confidence, stated, computed, reason, likelyCause }) =>
      [
        ruleId,
        verdict,
        confidence,
        stated,
        computed === null ? null : `for ${computed}`,
        reason,
        likelyCause === null ? null : `(${likelyCause})`,
      ]
        .filter((part) => part !== null)
        .join(' '),
  );
