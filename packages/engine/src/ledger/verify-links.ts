import type { CaseRecord, Store, StoredLink } from '../store/kit.ts';
import { BrokenCaseError } from '../errors.ts';
import { type Finding, type Problem, rowProblem } from './problem.ts';

const PAGE = 500;

const lineOf = ({ kind, target }: Pick<StoredLink, 'kind' | 'target'>): string => `${kind} ${target}`;

const keyOf = (link: StoredLink): string => `${link.caseId} ${lineOf(link)}`;

const linesOf = ({ state }: CaseRecord): ReadonlySet<string> =>
  new Set((state.file?.links ?? []).map(({ kind, to }) => lineOf({ kind, target: to })));

/** Whether the links of a case are those that its file has; null where they are. */
export const linksFinding = async (
  record: CaseRecord,
  readLinks: () => Promise<readonly StoredLink[]>,
): Promise<Finding | null> => {
  const lines = linesOf(record);
  // A row of a case without links is found among all rows.
  if (lines.size === 0) return null;
  const stored = new Set((await readLinks()).map(lineOf));
  const missing = [...lines].find((line) => !stored.has(line));
  if (missing === undefined) return null;
  return { kind: 'row', message: `its link is not there: ${missing}`, table: 'links', key: `${record.id} ${missing}` };
};

const recordOf = async (store: Store, caseId: string): Promise<CaseRecord | null> => {
  try {
    return await store.read(caseId);
  } catch (error) {
    // The case itself is named for it.
    if (error instanceof BrokenCaseError) return null;
    throw error;
  }
};

/** Rows of links that no case has in its file. */
export const verifyLinks = async (store: Store): Promise<readonly Problem[]> => {
  const problems: Problem[] = [];
  for (let after: StoredLink | null = null; ;) {
    const page: readonly StoredLink[] = await store.links.page(after, PAGE);
    for (const link of page) {
      const record = await recordOf(store, link.caseId);
      if (record !== null && linesOf(record).has(lineOf(link))) continue;
      // A fact may have been recorded since the page was read.
      if ((await store.links.of(link.caseId)).every((one) => lineOf(one) !== lineOf(link)) && record !== null) continue;
      problems.push(rowProblem('links', keyOf(link), 'no case has it in its file'));
    }
    after = page.at(-1) ?? null;
    if (after === null || page.length < PAGE) return problems;
  }
};
