import type { Engine, KeyHolder } from '@gongkai/engine';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** What the app is made of; it reads nothing by itself. */
export interface Deps {
  readonly engine: Engine;
  readonly logger: Logger;
  readonly version?: string;
  readonly metrics?: Metrics;
}

/** What middleware leaves for handlers. */
export interface Variables {
  requestId: string;
  caller: KeyHolder;
}

export type Env = { Variables: Variables };
