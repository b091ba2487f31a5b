import type { Engine, KeyHolder } from '@gongkai/engine';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** Options of event streams; the route has the defaults. */
export interface EventOptions {
  readonly pollMs?: number;
  readonly heartbeatMs?: number;
  readonly perKey?: number;
}

/** Dependencies of the app; it reads nothing by itself. */
export interface Deps {
  readonly engine: Engine;
  readonly logger: Logger;
  readonly version?: string;
  readonly metrics?: Metrics;
  /** Hosts of the agency's own network that webhooks may reach, `host:port`; none by default. */
  readonly allowPrivate?: readonly string[];
  /** Ends streams when the server stops. */
  readonly stopping?: AbortSignal;
  readonly events?: EventOptions;
  /** Milliseconds until a request is answered at the latest; 15,000 by default, 0 for no limit. */
  readonly deadlineMs?: number;
}

/** Variables that middleware sets for handlers. */
export interface Variables {
  requestId: string;
  caller: KeyHolder;
}

export type Env = { Variables: Variables };
