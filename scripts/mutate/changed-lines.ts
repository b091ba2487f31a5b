import { run } from '../rehearse/command.ts';
import { ROOT } from '../rehearse/workspace.ts';

/** The numbers of the changed lines of each file. */
export type ChangedLines = ReadonlyMap<string, ReadonlySet<number>>;

/** Reads the output of `git diff --unified=0`. */
export const parseDiff = (diff: string): ChangedLines => {
  const changed = new Map<string, Set<number>>();
  let lines = new Set<number>();
  for (const row of diff.split('\n')) {
    const [, file] = /^\+\+\+ b\/(.+)$/.exec(row) ?? [];
    if (file !== undefined) changed.set(file, (lines = new Set()));
    const [, first, count = '1'] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(row) ?? [];
    for (let line = Number(first); first !== undefined && line < Number(first) + Number(count); line++) lines.add(line);
  }
  return changed;
};

/** The lines of the working tree that differ from a commit; files that git does not know are not among them.
 * @throws Error if git does not know the commit.
 */
export const changedSince = async (commit: string): Promise<ChangedLines> => {
  const { out } = await run(['git', 'diff', '--unified=0', '--no-color', commit, '--', 'packages'], { cwd: ROOT });
  return parseDiff(out);
};
