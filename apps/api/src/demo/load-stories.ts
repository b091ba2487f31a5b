import type { Engine, Outcome, Submitter } from '@gongkai/engine';
import { officer, recorderOf, type Step, type Story, type StoryLink } from './story.ts';

/** Progress of a loading; `acknowledged` counts facts that are durable, those of earlier runs included. */
export interface Progress {
  readonly cases: number;
  readonly of: number;
  readonly acknowledged: number;
  readonly recordedNow: number;
}

/** A simulated case in the store. */
export interface LoadedCase {
  readonly id: string;
  readonly number: string;
}

/** Options of a loading. `writers` cases are in progress at once; the facts of one case are recorded in order. */
export interface Loading {
  readonly seed: number;
  readonly writers?: number;
  readonly onProgress?: (progress: Progress) => void;
  readonly onCase?: (key: string, loaded: LoadedCase) => void;
}

const accepted = (story: Story, step: Step, outcome: Outcome) => {
  if (outcome.ok) return outcome;
  throw new Error(`the simulated ${story.key} was refused at ${step.fact.type}: ${outcome.refusal.code}`);
};

async function* bytesOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

/** Records a step: a document is stored and attached, any other fact is recorded as it is. */
const recordStep = (engine: Engine, id: string, { fact, content }: Step, by: Submitter): Promise<Outcome> => {
  if (content === undefined) return engine.submit(id, fact, by);
  const { name, kind, mediaType, pages } = fact;
  const found = { name: String(name), kind: String(kind), mediaType: String(mediaType), pages: Number(pages) };
  const inspect = () => Promise.resolve({ ...found, scan: 'not-scanned' as const });
  return engine.attachments.attach({ caseId: id, bytes: bytesOf(content), inspect }, by);
};

/** Counts what is loaded, and reports each change. */
const progressOf = (of: number, onProgress: Loading['onProgress']) => {
  let progress: Progress = { cases: 0, of, acknowledged: 0, recordedNow: 0 };
  return {
    now: () => progress,
    add: ({ cases = 0, acknowledged = 0, recordedNow = 0 }: Partial<Progress>): void => {
      progress = {
        of,
        cases: progress.cases + cases,
        acknowledged: progress.acknowledged + acknowledged,
        recordedNow: progress.recordedNow + recordedNow,
      };
      onProgress?.(progress);
    },
  };
};

/**
 * Records stories fact by fact through the one way in. It may be killed at any moment and started again: the first fact
 * of each case has an idempotency key, so a case is opened once, and its version says which fact comes next.
 */
export const loadStories = async (
  engine: Engine,
  stories: readonly Story[],
  { seed, writers = 64, onProgress, onCase }: Loading,
): Promise<Progress> => {
  const progress = progressOf(stories.length, onProgress);
  const by = (story: Story, step: Step, index: number) => ({
    actor: recorderOf(step, seed),
    idempotencyKey: `demo-${seed}-${story.key}-${index}`,
  });
  const open = async (story: Story, first: Step) => {
    const { procedure, agency, settings = {} } = story;
    const outcome = await engine.open({ procedure, agency, fact: first.fact, settings }, by(story, first, 0));
    const { repeated, case: opened } = accepted(story, first, outcome);
    const held = repeated ? await engine.read(opened.id) : opened;
    const version = held?.state.version ?? 1;
    progress.add({ acknowledged: version, recordedNow: repeated ? 0 : 1 });
    onCase?.(story.key, { id: opened.id, number: opened.number });
    return { id: opened.id, version };
  };
  const record = async (story: Story): Promise<void> => {
    const [first] = story.steps;
    if (first === undefined) return;
    const { id, version } = await open(story, first);
    for (const [index, step] of story.steps.entries()) {
      if (index < version) continue;
      const outcome = await recordStep(engine, id, step, { ...by(story, step, index), expectedVersion: index });
      accepted(story, step, outcome);
      progress.add({ acknowledged: 1, recordedNow: 1 });
    }
    progress.add({ cases: 1 });
  };
  const queue = stories.values();
  const writer = async (): Promise<void> => {
    for (const story of queue) await record(story);
  };
  await Promise.all(Array.from({ length: writers }, writer));
  return progress.now();
};

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
