import { auditReport } from '@gongkai/audit';
import type { Shape } from './shape.ts';

/** The processor time of an audit of a shape at a length, in milliseconds. */
export interface Timing {
  readonly length: number;
  readonly ms: number;
}

/** The time that this thread alone has used: other processes and threads do not count. */
const used = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** Audits a shape at a length; the shortest of several runs. */
export const timed = ({ make }: Shape, length: number, runs = 1): Timing => {
  const { report, previous } = make(length);
  let ms = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const started = used();
    auditReport(report, previous === undefined ? {} : { previous });
    ms = Math.min(ms, used() - started);
  }
  return { length, ms };
};

/** Beyond this factor per doubling of the length, growth is not linear. */
export const MOST_PER_DOUBLING = 2.6;

/** Below this time, in milliseconds, a growth cannot be distinguished from noise. */
const FLOOR_MS = 40;

/** The factor by which time grew per doubling of the length; 1 below the time that differs from noise. */
export const growthBetween = (from: Timing, to: Timing): number =>
  to.ms < FLOOR_MS ? 1 : (to.ms / Math.max(from.ms, 0.1)) ** (1 / Math.log2(to.length / from.length));

/** Whether time grew faster than the length. */
const isSuperlinear = (from: Timing, to: Timing): boolean => growthBetween(from, to) > MOST_PER_DOUBLING;

const RUNS_AGAIN = 5;
/** From this time on, a second measurement shows nothing that the first did not. */
const PLAIN_MS = 10_000;

/** A growth that is too large counts if a second measurement, the shortest of several runs, shows it too. */
const checkedAgain = (shape: Shape, from: Timing, to: Timing): readonly [Timing, Timing] => {
  if (!isSuperlinear(from, to) || to.ms > PLAIN_MS) return [from, to];
  return [timed(shape, from.length, RUNS_AGAIN), timed(shape, to.length, RUNS_AGAIN)];
};

/** How the time of a shape grew. */
export interface Growth {
  readonly timings: readonly Timing[];
  /** The largest factor per doubling. */
  readonly worst: number;
  readonly linear: boolean;
}

/**
 * Times a shape at each length, in order.
 * @param enough the time, in milliseconds, after which no greater length is tried
 */
export const growthOf = (shape: Shape, lengths: readonly number[], enough = PLAIN_MS): Growth => {
  const timings: Timing[] = [];
  let [worst, linear] = [1, true];
  for (const length of lengths) {
    const before = timings.at(-1);
    let timing = timed(shape, length);
    if (before !== undefined) {
      const [from, to] = checkedAgain(shape, before, timing);
      timings.splice(-1, 1, from);
      timing = to;
      worst = Math.max(worst, growthBetween(from, to));
      // One step may be a larger memory or a slower cache; what is not linear shows over two steps as well.
      const earlier = timings.at(-2);
      if (isSuperlinear(from, to)) {
        linear &&= earlier !== undefined && !isSuperlinear(timed(shape, earlier.length, RUNS_AGAIN), to);
      }
    }
    timings.push(timing);
    if (timing.ms > enough) break;
  }
  return { timings, worst, linear };
};
