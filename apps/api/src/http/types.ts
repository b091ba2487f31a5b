import type { Engine, KeyHolder } from '@gongkai/engine';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** What the app is made of; it reads nothing by itself. */
export interface Deps {
  readonly engine: Engine;
  readonly logger: Logger;
  readonly version?: string;
  readonly metrics?: Metrics;
  /** Places of the agency's own network that webhooks may reach, `host:port`; none unless given. */
  readonly allowPrivate?: readonly string[];
}

/** What middleware leaves for handlers. */
export interface Variables {
  requestId: string;
  caller: KeyHolder;
}

export type Env = { Variables: Variables };
