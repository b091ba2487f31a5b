// The program of a process apart: the work of requests that would hold up all others, or that a hostile file could end.
import { serveTasks } from '@gongkai/reading/apart';
import { readRows } from '@gongkai/reading';
import { auditGiven } from '@gongkai/reading/apart-task';
import { lookInside } from '@gongkai/reading/attached';
import type { GivenReports } from '@gongkai/reading/apart';
import { countVerdicts, LONGEST_REPORT } from './audit-view.ts';

// The answer is written here as well: that of a long report would hold up the process that serves requests.
const audit = async (given: GivenReports): Promise<Uint8Array> => {
  const { document, findings } = await auditGiven(given, LONGEST_REPORT);
  const { text, pagesWithoutText = [] } = document;
  return Buffer.from(JSON.stringify({ counts: countVerdicts(findings), pagesWithoutText, text, findings }));
};

serveTasks({ audit, rows: readRows, look: lookInside });
