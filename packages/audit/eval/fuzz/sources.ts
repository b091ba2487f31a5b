import type { AuditFinding } from '@gongkai/audit';
import { mappedReports } from '../mutation/reports.ts';
import { PASSAGES } from '../passages.ts';
import type { CorpusText } from './try-text.ts';

/** Loads every text of the corpus, with the findings of the whole text. */
export const loadSources = (
  audit: (text: string) => readonly AuditFinding[],
): readonly [CorpusText, ...CorpusText[]] => {
  const texts = [...mappedReports(), ...PASSAGES.map(({ id, text }) => ({ name: id, text }))];
  const [first, ...rest] = texts.map(({ name, text }) => ({ name, text, findings: audit(text) }));
  if (first === undefined) throw new Error('the corpus is empty');
  return [first, ...rest];
};
