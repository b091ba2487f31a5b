import type { Instant } from '@gongkai/calendar';

/** What leaves after the commit, at least once, always with the same identifier. */
export interface Message {
  /** `<case>.<seq>` for facts; other topics have their own form. */
  readonly id: string;
  /** `fact.<type>`, `clock.warning.<level>`, `due.moved`, `endpoint.disabled`. */
  readonly topic: string;
  readonly agency: string | null;
  readonly caseId: string | null;
  readonly body: string;
  readonly createdAt: Instant;
}

/** Where messages go: a webhook by its address, or mail by the address of a desk. */
export interface Endpoint {
  readonly id: string;
  readonly kind: 'webhook' | 'mail';
  readonly target: string;
  /** Secrets of a webhook, the newest first; two are live while one is replaced. */
  readonly secrets: readonly string[];
  /** The one agency whose messages it gets; null for all. */
  readonly agency: string | null;
  /** Beginnings of the topics it gets, for example `clock.warning.superior`; none means all. */
  readonly topics: readonly string[];
  readonly createdAt: Instant;
  readonly disabledAt: Instant | null;
  readonly disabledWhy: string | null;
}

/** One message on its way to one endpoint. */
export interface Delivery {
  readonly endpoint: Endpoint;
  readonly message: Message;
  /** 1 for the first try. */
  readonly attempt: number;
}

/** What a try came to. */
export type Settlement =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'retry'; readonly at: Instant; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string; readonly disable: boolean };

/** How far a delivery has come, for people. */
export interface DeliveryState {
  readonly endpointId: string;
  readonly messageId: string;
  readonly topic: string;
  readonly caseId: string | null;
  readonly attempts: number;
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly nextAt: Instant;
  readonly why: string | null;
}

/** The outbox of a store: messages in an order that no later commit changes, and their deliveries. */
export interface Outbox {
  /** Messages after the one named, in order; from the first one where null. Unknown names give none. */
  messages(after: string | null, limit: number): Promise<readonly Message[]>;
  has(id: string): Promise<boolean>;
  /** The newest message. */
  latest(): Promise<string | null>;
  /** Hears that something may have been committed by this process; other nodes are asked by polling. Returns its end. */
  watch(listener: () => void): () => void;
  /** An endpoint gets what is written after it was added. */
  addEndpoint(endpoint: Endpoint): Promise<void>;
  endpoints(): Promise<readonly Endpoint[]>;
  /** Replaces the secrets; whether the endpoint is there. */
  setSecrets(id: string, secrets: readonly string[]): Promise<boolean>;
  /** Whether the endpoint was there and not disabled before; `notice` is written with it. */
  disableEndpoint(id: string, why: string, at: Instant, notice: Message | null): Promise<boolean>;
  /**
   * Hands out what is due, the longest due first; what is not settled within the lease is handed out again. `room` is how
   * many an endpoint may get, so that a receiver that hangs does not take the places of all; default `limit`.
   */
  claim(limit: number, leaseMilliseconds: number, room?: (endpointId: string) => number): Promise<readonly Delivery[]>;
  settle(delivery: Delivery, settlement: Settlement): Promise<void>;
  /** Deliveries that are not done, or of one case. */
  deliveries(query: { readonly caseId?: string; readonly limit: number }): Promise<readonly DeliveryState[]>;
}
