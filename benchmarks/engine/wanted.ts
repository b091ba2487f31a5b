import type { Wanted } from './ratios.ts';

const OURS = ['gongkai-sqlite', 'gongkai-postgres'] as const;

/** Ratios of transitions that the engine has set itself, by number of writers. */
export const WANTED_TRANSITIONS: readonly Wanted[] = [
  { ours: 'gongkai-postgres', peer: 'plain-postgres', load: '64 writers', atLeast: 6 },
  { ours: 'gongkai-postgres', peer: 'plain-postgres', load: '1 writer', atLeast: 1 },
  { ours: 'gongkai-sqlite', peer: 'plain-sqlite', load: '64 writers', atLeast: 3 },
  { ours: 'gongkai-sqlite', peer: 'plain-sqlite', load: '1 writer', atLeast: 1 },
  ...OURS.flatMap((ours) => [
    { ours, peer: 'restate', load: '64 writers', atLeast: 30 },
    { ours, peer: 'dbos', load: '64 writers', atLeast: 35 },
  ]),
];

/** Ratios of timers that record their fact. */
export const WANTED_TIMERS: readonly Wanted[] = OURS.flatMap((ours) =>
  ['pg-boss', 'graphile-worker'].map((peer) => ({ ours, peer, load: 'its fact', atLeast: 8 })),
);

/** Ratios of requests a second over a bare server on the same database. */
export const WANTED_HTTP: readonly Wanted[] = ['16 connections', '64 connections'].flatMap((load) => [
  { ours: 'http-gongkai-sqlite', peer: 'hono-sqlite', load, atLeast: 0.5 },
  { ours: 'http-minimal-sqlite', peer: 'hono-sqlite', load, atLeast: 0.5 },
  { ours: 'http-gongkai-postgres', peer: 'hono-postgres', load, atLeast: 0.5 },
  { ours: 'http-minimal-postgres', peer: 'hono-postgres', load, atLeast: 0.5 },
]);
