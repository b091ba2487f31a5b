import { nationalCalendar } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { seeded } from '../../apps/api/src/demo/seeded.ts';
import { drawYear, HOURS, MONTHS, poisson } from './arrivals.ts';

const draw = (events: number, hours: readonly number[] = HOURS) =>
  drawYear(nationalCalendar, 2018, events, { months: MONTHS, hours }, seeded(1));

describe('a drawn year', () => {
  it('has about the given number of events, on the working days of that year', () => {
    const year = draw(35_000);
    expect(Math.abs(year.events - 35_000)).toBeLessThan(4 * Math.sqrt(35_000));
    expect(year.workingDays).toBe(250);
    expect(nationalCalendar.isWorkingDay(year.busiestDay.on)).toBe(true);
    expect(year.busiestMinute).toBeLessThanOrEqual(year.busiestHour);
    expect(year.busiestHour).toBeLessThanOrEqual(year.busiestDay.events);
  });

  it('puts everything into the hours that have a weight', () => {
    const noon = draw(
      60_000,
      HOURS.map((_, hour) => (hour === 12 ? 1 : 0)),
    );
    expect(noon.busiestHour).toBe(noon.busiestDay.events);
  });

  it('has a busiest minute that grows less than the events do', () => {
    const [few, many] = [draw(35_000), draw(35_000_000)];
    expect(many.busiestMinute / few.busiestMinute).toBeLessThan(1000);
    expect(many.busiestMinute).toBeGreaterThan((35_000_000 / 250 / 24 / 60) * 2);
  });
});

describe('the number of events in a while', () => {
  it.each([0.2, 5, 49, 400])('is %s on average and varies as chance does', (expected) => {
    const chance = seeded(7);
    const drawn = Array.from({ length: 20_000 }, () => poisson(expected, chance));
    const mean = drawn.reduce((total, one) => total + one, 0) / drawn.length;
    const variance = drawn.reduce((total, one) => total + (one - mean) ** 2, 0) / drawn.length;
    expect(mean / expected).toBeCloseTo(1, 1);
    expect(variance / expected).toBeCloseTo(1, 0);
  });
});
