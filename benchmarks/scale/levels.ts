import type { Calendar } from '@gongkai/calendar';
import type { Chance } from '../../apps/api/src/demo/seeded.ts';
import { YUNNAN_2018 } from '../../apps/api/src/demo/yunnan-2018.ts';
import { type Curve, type DrawnYear, drawYear } from './arrivals.ts';

/** A level of government, by the requests that it receives in a year. */
export interface Level {
  readonly name: string;
  readonly requests: number;
  /** The source of the number. */
  readonly from: string;
}

const PREFECTURES = 16;
const COUNTIES_OF_A_CITY = 8;
const PROVINCES = 31;
const HUNDREDFOLD = 100;

/** The measurements from which levels are computed. */
export interface Measured {
  readonly factsPerSecond: number;
  readonly factsPerRequest: number;
  readonly bytesPerFact: number;
  /** Cases that a report reads per second. */
  readonly casesPerSecond: number;
  readonly factsVerifiedPerSecond: number;
}

/** The load, storage and times that a level requires. */
export interface Demand {
  readonly level: Level;
  readonly year: DrawnYear;
  /** Facts a second in the busiest minute. */
  readonly peak: number;
  /** Share of the measured speed that the busiest minute takes. */
  readonly share: number;
  readonly gigabytes: number;
  readonly reportSeconds: number;
  readonly verifyHours: number;
}

/** Levels from a county to the nation; only the numbers of the province and of its prefectures are from the report. */
export const levelsFrom = (requests: number): readonly Level[] => {
  const { prefectures, departments } = YUNNAN_2018.received;
  const ofCity = Math.round((requests * prefectures) / (prefectures + departments) / PREFECTURES);
  return [
    { name: 'county', requests: Math.ceil(ofCity / COUNTIES_OF_A_CITY), from: 'assumed: an eighth of a city' },
    { name: 'city', requests: ofCity, from: 'the prefectures of the report, by 16' },
    { name: 'province', requests, from: 'the report of Yunnan for 2018, unless --requests is given' },
    { name: 'nation', requests: requests * PROVINCES, from: 'assumed: 31 such provinces' },
    {
      name: 'nation × 100',
      requests: requests * PROVINCES * HUNDREDFOLD,
      from: 'assumed: far beyond any known figure',
    },
  ];
};

export const demandOf = (
  level: Level,
  measured: Measured,
  calendar: Calendar,
  year: number,
  curve: Curve,
  chance: Chance,
): Demand => {
  const facts = Math.round(level.requests * measured.factsPerRequest);
  const drawn = drawYear(calendar, year, facts, curve, chance);
  const peak = drawn.busiestMinute / 60;
  return {
    level,
    year: drawn,
    peak,
    share: peak / measured.factsPerSecond,
    gigabytes: (facts * measured.bytesPerFact) / 1e9,
    reportSeconds: level.requests / measured.casesPerSecond,
    verifyHours: facts / measured.factsVerifiedPerSecond / 3600,
  };
};
