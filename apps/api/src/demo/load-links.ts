import type { Engine } from '@gongkai/engine';
import { officer } from './story.ts';
import type { StoryLink } from './with-files.ts';

/** A simulated case in the store. */
export interface LoadedCase {
  readonly id: string;
  readonly number: string;
}

/** Records links between simulated cases; a second call changes nothing. Returns how many there are. */
export const loadLinks = async (
  engine: Engine,
  links: readonly StoryLink[],
  cases: ReadonlyMap<string, LoadedCase>,
  seed: number,
): Promise<number> => {
  const record = async ({ from, to, kind, at }: StoryLink): Promise<void> => {
    const [source, target] = [cases.get(from), cases.get(to)];
    if (source === undefined || target === undefined) throw new Error(`no simulated case ${from} or ${to}`);
    const fact = { type: 'case.linked', at, to: target.number, kind };
    const by = { actor: officer('handler', seed), idempotencyKey: `demo-${seed}-${from}-link` };
    const outcome = await engine.submit(source.id, fact, by);
    if (!outcome.ok) throw new Error(`the link from ${from} to ${to} was refused: ${outcome.refusal.code}`);
  };
  await Promise.all(links.map(record));
  return links.length;
};
