import type { Instant } from '@gongkai/calendar';
import { PROCEDURES } from '@gongkai/core';
import type { Engine } from '@gongkai/engine';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { createApp } from '../src/app.ts';
import { createMetrics } from '../src/http/metrics.ts';
import { chanceOf } from './draw.ts';
import type { Known } from './known-values.ts';
import { signInOf } from './people.ts';
import { PARTY_KEY, type Template } from './template.ts';
import { type RowWatch, watchRows } from './watch-rows.ts';

/** The API with data, and a watched database. */
export interface World extends Pick<Template, 'seed' | 'roles' | 'document' | 'judge'> {
  readonly engine: Engine;
  readonly send: (request: Request) => Promise<Response>;
  readonly known: Known;
  readonly rows: RowWatch;
  readonly now: () => Instant;
  /** Advances the time and runs the sweep. */
  readonly pass: (milliseconds: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Faults to plant, to test whether the loop finds them. */
export interface Sabotage {
  readonly engine?: (engine: Engine) => Engine;
  readonly send?: (send: World['send']) => World['send'];
}

/** Opens a new world on a copy of the template. */
export const openWorld = async (template: Template, sabotage: Sabotage = {}): Promise<World> => {
  const chance = chanceOf(template.seed, 'world');
  let now = template.start;
  const { file, hold } = template.copy();
  const store = openSqliteStore({ file, clock: () => now });
  const random = (bytes: number): Uint8Array => Uint8Array.from({ length: bytes }, () => chance.between(0, 255));
  const engine = await openEngine({ store, procedures: PROCEDURES, random, partyKey: PARTY_KEY });
  const app = createApp({ engine: sabotage.engine?.(engine) ?? engine, metrics: createMetrics(), signIn: signInOf() });
  const send: World['send'] = async (request) => app.fetch(request);
  const rows = watchRows(hold);
  return {
    ...template,
    engine,
    send: sabotage.send?.(send) ?? send,
    known: new Map([...template.known].map(([name, values]) => [name, [...values]])),
    rows,
    now: () => now,
    pass: async (milliseconds) => {
      now += milliseconds;
      await engine.sweep();
    },
    close: async () => {
      await engine.close();
      hold.close();
    },
  };
};
