import { parseArgs } from 'node:util';
import { type Curve, HOURS, MONTHS } from './arrivals.ts';

/** Options of `npm run scale`. */
export interface ScaleOptions {
  readonly store: 'sqlite' | 'postgresql';
  readonly requests: number;
  readonly agencies: number;
  readonly years: number;
  /** The sizes of the two registers of open cases that are compared. */
  readonly open: readonly [number, number];
  /** The time limit of recording, and of opening each register. */
  readonly seconds: number;
  readonly partitioned: boolean;
  readonly curve: Curve;
}

const USAGE = `Usage: npm run scale -- --find [--store postgresql|sqlite] [--cases 100000] [--items 1000000]
       npm run scale -- [--store postgresql|sqlite] [--requests 3605] [--agencies 17] [--years 1]
         [--open 10000,100000] [--seconds 12] [--partitioned] [--months W,…] [--hours W,…]

With --find: opens --cases requests, puts --items into the catalogue, and measures search, the desk and lists on each store.

Draws the arrivals of a year, records as much of it as --seconds allow at full speed through the real engine, measures
speed, processor time and bytes, opens two registers of --open cases, compares lists and sweep on them, starts the API on
the larger one, and computes from that the load of a county, a city, a province and the nation. Recording and
opening each register may take --seconds; the whole takes about a minute.

  --requests     requests of a year (default: those of Yunnan in 2018)
  --agencies     agencies among which they are spread
  --years        years for which growth is printed
  --partitioned  lays the tables into eight partitions by agency first (PostgreSQL)
  --months       12 weights of the months, an assumption: ${MONTHS.join(',')}
  --hours        24 weights of the hours of a working day, an assumption: ${HOURS.join(',')}
`;

const weights = (given: string | undefined, usual: readonly number[], name: string): readonly number[] => {
  if (given === undefined) return usual;
  const list = given.split(',').map(Number);
  if (list.length === usual.length && list.every((one) => one >= 0) && list.some((one) => one > 0)) return list;
  throw new TypeError(`--${name} takes ${usual.length} weights, none below 0`);
};

const whole = (given: string, name: string, most: number): number => {
  const number = Number(given);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new TypeError(`--${name} takes a whole number from 1 to ${most}`);
};

const OPTIONS = {
  store: { type: 'string', default: 'postgresql' },
  requests: { type: 'string', default: '3605' },
  agencies: { type: 'string', default: '17' },
  years: { type: 'string', default: '1' },
  open: { type: 'string', default: '10000,100000' },
  seconds: { type: 'string', default: '12' },
  partitioned: { type: 'boolean', default: false },
  months: { type: 'string' },
  hours: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** Parses the options; prints the usage and returns null for --help. @throws TypeError for an unknown or wrong one. */
export const readOptions = (args: readonly string[]): ScaleOptions | null => {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  if (values.help) {
    process.stdout.write(USAGE);
    return null;
  }
  const { store, partitioned } = values;
  if (store !== 'sqlite' && store !== 'postgresql') throw new TypeError('--store is sqlite or postgresql');
  if (partitioned && store === 'sqlite') throw new TypeError('--partitioned needs --store postgresql');
  const [small = '', large = ''] = values.open.split(',');
  return {
    store,
    partitioned,
    requests: whole(values.requests, 'requests', 1e9),
    agencies: whole(values.agencies, 'agencies', 1e5),
    years: whole(values.years, 'years', 100),
    open: [whole(small, 'open', 1e6), whole(large, 'open', 1e6)],
    seconds: whole(values.seconds, 'seconds', 600),
    curve: { months: weights(values.months, MONTHS, 'months'), hours: weights(values.hours, HOURS, 'hours') },
  };
};
