import { formatInstant, instantOf } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { disclosureRequest } from '../procedures/disclosure-request/disclosure-request.ts';
import { driveClocks, LONGEST_TIMER } from './drive-clocks.ts';

/** A clock that only moves when the test moves it, with timers that behave like the platform's: a longer wait fires at once. */
const manual = (start: string) => {
  let now = instantOf(start);
  let waiting: { readonly at: number; readonly run: () => void } | null = null;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    startTimer: (run: () => void, milliseconds: number) => {
      waits.push(milliseconds);
      waiting = { at: now + (milliseconds > LONGEST_TIMER ? 1 : milliseconds), run };
      return () => {
        waiting = null;
      };
    },
    advanceTo: (text: string) => {
      const end = instantOf(text);
      while (waiting !== null && waiting.at <= end) {
        const { at, run } = waiting;
        now = at;
        waiting = null;
        run();
      }
      now = end;
    },
  };
};

const opened = (clock: ReturnType<typeof manual>) => {
  const actor = createActor(disclosureRequest.machine).start();
  const at = instantOf('2026-03-02T09:00:00+08:00');
  actor.send({
    type: 'request.submitted',
    at,
    channel: 'in-person',
    applicant: { kind: 'natural' },
    description: '某规划',
  });
  actor.send({ type: 'request.registered', at });
  actor.send({ type: 'processing.started', at });
  return { actor, driven: driveClocks(disclosureRequest, actor, clock) };
};

describe('driveClocks', () => {
  it('records the end of 40 working days once, on the day, through several timers', () => {
    const clock = manual('2026-03-02T10:00:00+08:00');
    const { actor } = opened(clock);
    const at = instantOf('2026-03-03T09:00:00+08:00');
    actor.send({ type: 'extension.approved', at, workingDays: 20, reason: '检索' });
    actor.send({ type: 'extension.notified', at });
    clock.advanceTo('2026-04-28T23:59:59+08:00');
    expect(actor.getSnapshot().context.expired).toEqual({});
    clock.advanceTo('2026-04-30T00:00:00+08:00');
    const { expired } = actor.getSnapshot().context;
    expect(Object.entries(expired).map(([id, due]) => `${id} ${formatInstant(due)}`)).toEqual([
      'reply 2026-04-29T00:00:00+08:00',
    ]);
    expect(Math.max(...clock.waits)).toBe(LONGEST_TIMER);
  });

  it('says nothing more once it is stopped or the reply is served', () => {
    const clock = manual('2026-03-02T10:00:00+08:00');
    const { actor, driven } = opened(clock);
    driven.stop();
    clock.advanceTo('2026-06-01T00:00:00+08:00');
    expect(actor.getSnapshot().context.expired).toEqual({});
  });

  it('runs on the timers of the platform', async () => {
    const due = instantOf('2026-03-31T00:00:00+08:00');
    const { actor, driven } = opened(manual('2026-03-02T10:00:00+08:00'));
    driven.stop();
    const again = driveClocks(disclosureRequest, actor, { now: () => due });
    await new Promise((resolve) => setTimeout(resolve, 20));
    again.stop();
    expect(actor.getSnapshot().context.expired).toEqual({ reply: due });
  });
});
