import type { ReportDocument } from '../document.ts';
import { toPlainWriting } from '../plain-writing.ts';
import { placeGrids } from './grid-rows.ts';
import type { PublishedTable } from './published-table.ts';
import { proactiveInGrids, proactiveInText } from './read-proactive.ts';
import { remediesInGrids, remediesInText } from './read-remedies.ts';
import { requestsInGrids, requestsInText } from './read-requests.ts';
import { statisticsInGrids, statisticsInText } from './read-statistics.ts';

const READERS = [
  [statisticsInGrids, statisticsInText],
  [proactiveInGrids, proactiveInText],
  [requestsInGrids, requestsInText],
  [remediesInGrids, remediesInText],
] as const;

/**
 * Reads the tables of a report, found by their labels: in the tables of its container, in lines with cells separated by
 * tabs, else in running text, as extracted from a PDF. In the order of the text.
 * @param text the text of the document in plain writing
 */
export const readTables = (
  document: ReportDocument,
  text: string = toPlainWriting(document.text),
): readonly PublishedTable[] => {
  const grids = placeGrids({ text, grids: document.grids });
  const found = READERS.flatMap(([inGrids, inText]) => {
    const marked = inGrids(grids);
    return marked.length > 0 ? marked : inText(text);
  });
  return found.toSorted((a, b) => a.offset - b.offset);
};
