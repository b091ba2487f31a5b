import type { CivilDate, Instant } from '@gongkai/calendar';
import { addDays, civilDateOf, formatInstant, startOfDay } from '@gongkai/calendar';
import type { Engine } from '@gongkai/engine';
import { officer } from '../../apps/api/src/demo/story.ts';
import { inParallel } from './record.ts';

// The officers of the simulated year carry its seed.
const SEED = 2018;

// The period is twenty working days, so none of these cases is due yet.
const DAYS = 15;
const WRITERS = 512;
const HOUR = 3_600_000;

const lastWorkingDays = ({ calendar }: Engine, now: Instant): readonly CivilDate[] => {
  const days: CivilDate[] = [];
  for (let day = civilDateOf(now); days.length < DAYS; day = addDays(day, -1)) {
    if (day !== civilDateOf(now) && calendar.isWorkingDay(day)) days.push(day);
  }
  return days;
};

/** Opens running requests that were received on the last working days, spread among agencies; returns how many. */
export const openCases = async (engine: Engine, count: number, agencies: number, seconds: number): Promise<number> => {
  const days = lastWorkingDays(engine, await engine.now());
  const indexes = Array.from({ length: count }, (_, index) => index);
  let opened = 0;
  await inParallel(indexes, WRITERS, performance.now() + seconds * 1000, async (index) => {
    const day = days[index % days.length];
    if (day === undefined) return;
    const fact = {
      type: 'request.submitted',
      at: formatInstant(startOfDay(day) + 10 * HOUR),
      channel: 'in-person',
      applicant: { kind: 'natural', identityProof: true },
      description: '某道路规划许可',
    };
    const request = { procedure: 'disclosure-request', agency: `agency-${index % agencies}`, fact };
    const outcome = await engine.open(request, { actor: officer('registrar', SEED) });
    if (!outcome.ok) throw new Error(`a simulated request was refused: ${outcome.refusal.code}`);
    opened += 1;
  });
  return opened;
};
