import type { Words } from '../words/zh-cn/index.ts';
import type { Audit } from './audit-types.ts';

/** The findings as a text, for the letter to the unit that wrote the report. */
export const opinionOf = (audit: Audit, name: string, own: Words['figures']['audit']): string => {
  const shown = audit.findings.filter(({ verdict }) => verdict === 'error' || verdict === 'rounding');
  const lines = shown.flatMap(({ where, quote, stated, computed, likelyCause }, index) => [
    own.report.line(index + 1, where.line),
    `   ${quote.replaceAll(/\s+/g, '')}`,
    ...(stated === null ? [] : [`   ${own.card.stated} ${stated}`]),
    ...(computed === null ? [] : [`   ${own.report.should} ${computed}`]),
    ...(likelyCause === null ? [] : [`   ${own.card.cause}${own.sentence(likelyCause)}`]),
  ]);
  const unread = audit.pagesWithoutText.length > 0 ? [own.unreadPages(audit.pagesWithoutText.join('、'))] : [];
  return [own.report.head(name), '', ...(shown.length === 0 ? [own.clean] : lines), ...unread, ''].join('\r\n');
};

/** Saves the findings as a file of this browser. */
export const saveOpinion = (audit: Audit, name: string, own: Words['figures']['audit']): void => {
  // Office programs read the file as UTF-8 by the mark at its start.
  const blob = new Blob(['\uFEFF', opinionOf(audit, name, own)], { type: 'text/plain' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${own.report.head(name)}.txt`;
  link.click();
  URL.revokeObjectURL(link.href);
};
