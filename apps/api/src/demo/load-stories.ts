import type { Engine, Outcome } from '@gongkai/engine';
import type { Step, Story } from './story.ts';
import { officer } from './story.ts';

/** How far the loading is; `acknowledged` counts facts that are durable, those of earlier runs included. */
export interface Progress {
  readonly cases: number;
  readonly of: number;
  readonly acknowledged: number;
  readonly recordedNow: number;
}

/** What a loading is told. `writers` cases are under way at once; each case's facts go one after the other. */
export interface Loading {
  readonly seed: number;
  readonly writers?: number;
  readonly onProgress?: (progress: Progress) => void;
}

const accepted = (story: Story, step: Step, outcome: Outcome) => {
  if (outcome.ok) return outcome;
  throw new Error(`the simulated ${story.key} was refused at ${step.fact.type}: ${outcome.refusal.code}`);
};

/**
 * Records stories fact by fact through the one way in. It may be killed at any moment and started again: the first fact
 * of each case has an idempotency key, so a case is opened once, and its version says which fact comes next.
 */
export const loadStories = async (
  engine: Engine,
  stories: readonly Story[],
  { seed, writers = 64, onProgress }: Loading,
): Promise<Progress> => {
  let progress: Progress = { cases: 0, of: stories.length, acknowledged: 0, recordedNow: 0 };
  const report = (change: Partial<Progress>): void => {
    progress = { ...progress, ...change };
    onProgress?.(progress);
  };
  const by = (story: Story, step: Step, index: number) => ({
    actor: officer(step.duty, seed),
    idempotencyKey: `demo-${seed}-${story.key}-${index}`,
  });

  const record = async (story: Story): Promise<void> => {
    const [first] = story.steps;
    if (first === undefined) return;
    const { procedure, agency } = story;
    const opened = accepted(
      story,
      first,
      await engine.open({ procedure, agency, fact: first.fact }, by(story, first, 0)),
    );
    const held = opened.repeated ? await engine.read(opened.case.id) : opened.case;
    const version = held?.state.version ?? 1;
    report({
      acknowledged: progress.acknowledged + version,
      recordedNow: progress.recordedNow + (opened.repeated ? 0 : 1),
    });
    for (const [index, step] of story.steps.entries()) {
      if (index < version) continue;
      accepted(
        story,
        step,
        await engine.submit(opened.case.id, step.fact, { ...by(story, step, index), expectedVersion: index }),
      );
      report({ acknowledged: progress.acknowledged + 1, recordedNow: progress.recordedNow + 1 });
    }
    report({ cases: progress.cases + 1 });
  };

  const queue = stories.values();
  const writer = async (): Promise<void> => {
    for (const story of queue) await record(story);
  };
  await Promise.all(Array.from({ length: writers }, writer));
  return progress;
};
