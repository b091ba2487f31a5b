import type { Goal } from './ratios.ts';

const OURS = ['gongkai-sqlite', 'gongkai-postgres'] as const;

/** Goals for transitions, by number of writers. */
export const TRANSITION_GOALS: readonly Goal[] = [
  { ours: 'gongkai-postgres', peer: 'plain-postgres', load: '64 writers', atLeast: 6 },
  { ours: 'gongkai-postgres', peer: 'plain-postgres', load: '1 writer', atLeast: 1 },
  { ours: 'gongkai-sqlite', peer: 'plain-sqlite', load: '64 writers', atLeast: 3 },
  { ours: 'gongkai-sqlite', peer: 'plain-sqlite', load: '1 writer', atLeast: 1 },
  ...OURS.flatMap((ours) => [
    { ours, peer: 'restate', load: '64 writers', atLeast: 30 },
    { ours, peer: 'dbos', load: '64 writers', atLeast: 35 },
  ]),
];

/** Goals for timers that record their fact. */
export const TIMER_GOALS: readonly Goal[] = OURS.flatMap((ours) =>
  ['pg-boss', 'graphile-worker'].map((peer) => ({ ours, peer, load: 'its fact', atLeast: 8 })),
);

/** Goals for requests a second, compared with bare Hono on the same database. */
export const HTTP_GOALS: readonly Goal[] = ['16 connections', '64 connections'].flatMap((load) => [
  { ours: 'http-gongkai-sqlite', peer: 'hono-sqlite', load, atLeast: 0.5 },
  { ours: 'http-minimal-sqlite', peer: 'hono-sqlite', load, atLeast: 0.5 },
  { ours: 'http-gongkai-postgres', peer: 'hono-postgres', load, atLeast: 0.5 },
  { ours: 'http-minimal-postgres', peer: 'hono-postgres', load, atLeast: 0.5 },
]);
