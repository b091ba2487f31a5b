import { parseArgs } from 'node:util';

/** Options of a run. */
export interface ChaosOptions {
  readonly seconds: number;
  readonly nodes: number;
  readonly crashes: number;
  readonly naive: boolean;
}

const USAGE = `Usage: npm run chaos -- [--seconds 60] [--nodes 3] [--crashes 3] [--naive]

Runs nodes on one PostgreSQL under load, kills one with -9 every 150 to 650 ms, stops the database at once --crashes
times, and lets the clock of one node go 5 s fast. Then: no acknowledged fact is lost, no clock fires never, twice or
early, and every chain is whole. With --naive a poller that reads, acts and marks takes the place of the sweep; the run
then has to catch it. Exit 0 when everything is as it has to be, 1 otherwise.
`;

/** @throws TypeError for an unknown argument; prints the usage and gives null for --help. */
export const readOptions = (args: readonly string[]): ChaosOptions | null => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '60' },
      nodes: { type: 'string', default: '3' },
      crashes: { type: 'string', default: '3' },
      naive: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return null;
  }
  const whole = (name: 'seconds' | 'nodes' | 'crashes', most: number): number => {
    const number = Number(values[name]);
    if (Number.isInteger(number) && number >= 0 && number <= most) return number;
    throw new TypeError(`--${name} takes a whole number up to ${most}`);
  };
  return {
    seconds: whole('seconds', 3600),
    nodes: whole('nodes', 16),
    crashes: whole('crashes', 50),
    naive: values.naive,
  };
};
