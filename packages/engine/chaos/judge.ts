/** A clock that fired: when it was due, and when the database saw the fact, by its own clock. */
export interface Firing {
  readonly caseId: string;
  readonly dueAt: number;
  readonly seenAt: number;
}

/** The result of the clocks of a run. */
export interface Judgement {
  readonly due: number;
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  readonly early: readonly string[];
  /** Milliseconds between due and seen: median, 99th percentile, worst. */
  readonly late: readonly [number, number, number];
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Checks that every clock due by `now` fired once, and none before it was due. */
export const judge = (dues: ReadonlyMap<string, number>, firings: readonly Firing[], now: number): Judgement => {
  const counts = new Map<string, number>();
  for (const { caseId } of firings) counts.set(caseId, (counts.get(caseId) ?? 0) + 1);
  const due = [...dues].filter(([, dueAt]) => dueAt <= now).map(([caseId]) => caseId);
  const late = firings.map(({ dueAt, seenAt }) => seenAt - dueAt).toSorted((a, b) => a - b);
  return {
    due: due.length,
    lost: due.filter((caseId) => !counts.has(caseId)),
    twice: [...counts].filter(([, count]) => count > 1).map(([caseId]) => caseId),
    early: firings.filter(({ dueAt, seenAt }) => seenAt < dueAt).map(({ caseId }) => caseId),
    late: [at(late, 0.5), at(late, 0.99), late.at(-1) ?? 0],
  };
};
