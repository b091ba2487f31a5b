import type { Engine, KeyHolder } from '@gongkai/engine';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** How streams of events are kept: each value has its default in the route. */
export interface EventOptions {
  readonly pollMs?: number;
  readonly heartbeatMs?: number;
  readonly perKey?: number;
}

/** What the app is made of; it reads nothing by itself. */
export interface Deps {
  readonly engine: Engine;
  readonly logger: Logger;
  readonly version?: string;
  readonly metrics?: Metrics;
  /** Places of the agency's own network that webhooks may reach, `host:port`; none unless given. */
  readonly allowPrivate?: readonly string[];
  /** Ends streams, which would keep a server from stopping. */
  readonly stopping?: AbortSignal;
  readonly events?: EventOptions;
}

/** What middleware leaves for handlers. */
export interface Variables {
  requestId: string;
  caller: KeyHolder;
}

export type Env = { Variables: Variables };
