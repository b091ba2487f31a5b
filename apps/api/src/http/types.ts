import type { Engine, KeyHolder } from '@gongkai/engine';
import type { Place, Pool } from '@gongkai/reading/apart';
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
  /** Processes for heavy work; an app has its own by default. */
  readonly pool?: Pool;
}

/** Variables that middleware sets for handlers. */
export interface Variables {
  requestId: string;
  caller: KeyHolder;
  /** The place of this request among the heavy work, where its route needs one. */
  place: Place;
}

export type Env = { Variables: Variables };
