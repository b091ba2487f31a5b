/** The extent of a run. */
export interface Mode {
  readonly name: string;
  readonly writers: readonly number[];
  /** How often each load is measured, in turns. */
  readonly rounds: number;
  readonly seconds: number;
  readonly timers: { readonly due: number; readonly pending: number };
  readonly connections: readonly number[];
  readonly httpSeconds: number;
}

const WRITERS = [1, 16, 64] as const;
const CONNECTIONS = [16, 64] as const;

/** Shows that everything runs; its figures are not meaningful. */
export const QUICK: Mode = {
  name: 'quick',
  writers: WRITERS,
  rounds: 1,
  seconds: 0.5,
  timers: { due: 500, pending: 5_000 },
  connections: CONNECTIONS,
  httpSeconds: 1,
};

/** The counts of the table in docs/benchmarks.md. */
export const FULL: Mode = {
  name: 'full',
  writers: WRITERS,
  rounds: 3,
  seconds: 1,
  timers: { due: 10_000, pending: 100_000 },
  connections: CONNECTIONS,
  httpSeconds: 1,
};
