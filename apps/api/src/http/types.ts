import type { Caller, Engine, LedgerEntry, LoginSession } from '@gongkai/engine';
import type { Place, Pool } from '@gongkai/reading/apart';
import type { Scanner } from '@gongkai/reading/attached';
import type { Logger } from 'pino';
import type { Limits } from '../limits/limits.ts';
import type { SignInOptions } from '../sign-in/sign-in.ts';
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
  /** Limits by key and address; none by default. */
  readonly limits?: Limits;
  /** Whether the reference pages and `/openapi.json` are served; true by default. */
  readonly reference?: boolean;
  /** The folder of the built console, served under `/console`; none by default. */
  readonly console?: string;
  /** Whether `/metrics` needs no key, needs an administrator's, or is not served; open by default. */
  readonly metricsFor?: 'everybody' | 'administrators' | 'nobody';
  /** Called with everyone who calls. */
  readonly onCaller?: (caller: Caller) => void;
  /** How people sign in; with the defaults of `SignInOptions`. */
  readonly signIn?: SignInOptions;
  /** Processes for heavy work; an app has its own by default. */
  readonly pool?: Pool;
  /** Processes that look into attached files; an app has its own by default. */
  readonly looks?: Pool;
  /** Scans attached files before they can be read; without one they are marked as not scanned. */
  readonly scanner?: Scanner;
  /** Milliseconds until a request is answered at the latest; 15,000 by default, 0 for no limit. */
  readonly deadlineMs?: number;
}

/** Variables that middleware sets for handlers. */
export interface Variables {
  /** The nonce of the styles of a page; set where its policy has one. */
  secureHeadersNonce?: string;
  requestId: string;
  caller: Caller;
  /** The same caller with what they may do now; null once they may do nothing. A stream asks again and again. */
  callerNow: () => Promise<Caller | null>;
  /** The session of a browser; absent where a key calls. */
  session?: LoginSession;
  /** The place of this request among the heavy work, where its route needs one. */
  place: Place;
  /** The entry of a document that was attached by this request. */
  attached: LedgerEntry;
  /** The code with which the request was refused, for the log. */
  refused: string;
}

export type Env = { Variables: Variables };
