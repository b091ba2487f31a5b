import type { Instant } from '@gongkai/calendar';
import type { Robot } from '../personal/personal-notice.ts';
import type { Scope } from './scope.ts';

/** A message that leaves after the commit, at least once, always with the same identifier. */
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

/** The recipient of messages: a webhook or the robot of a group by its address, or mail by the address of a desk. */
export interface Endpoint {
  readonly id: string;
  readonly kind: 'webhook' | 'mail' | Robot['kind'];
  readonly target: string;
  /** Secrets of a webhook, the newest first; two are valid while one is replaced. Of a robot of 钉钉 its own, or none. */
  readonly secrets: readonly string[];
  /** The one agency whose messages it receives; null for all. */
  readonly agency: string | null;
  /** Prefixes of the topics it receives, for example `clock.warning.superior`; an empty list means all. */
  readonly topics: readonly string[];
  readonly createdAt: Instant;
  readonly disabledAt: Instant | null;
  readonly disabledWhy: string | null;
}

/** One message on its way to one endpoint. */
export interface Delivery {
  readonly endpoint: Endpoint;
  readonly message: Message;
  /** 1 for the first attempt. */
  readonly attempt: number;
}

/** The result of an attempt. */
export type Settlement =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'retry'; readonly at: Instant; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string; readonly disable: boolean };

/** The progress of a delivery, for operators. */
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
  /**
   * Messages after the given one, in order; from the first one for null. An unknown identifier gives an empty list. With a
   * scope only those about its agencies.
   */
  messages(after: string | null, limit: number, scope?: Scope): Promise<readonly Message[]>;
  /** The message of an identifier, within a scope; null without one. */
  find(id: string, scope?: Scope): Promise<Message | null>;
  /** The newest message. */
  latest(): Promise<string | null>;
  /** Calls the listener after commits of this process; other nodes need polling. Returns a function that removes it. */
  watch(listener: () => void): () => void;
  /** Adds an endpoint; it receives the messages that are written afterwards. */
  addEndpoint(endpoint: Endpoint, by?: string): Promise<void>;
  endpoints(): Promise<readonly Endpoint[]>;
  /** Replaces the secrets; whether the endpoint exists. */
  setSecrets(id: string, secrets: readonly string[], by?: string): Promise<boolean>;
  /** Whether the endpoint was there and not disabled before; `notice` is written with it. */
  disableEndpoint(id: string, why: string, at: Instant, notice: Message | null, by?: string): Promise<boolean>;
  /**
   * Claims due deliveries, the longest due first; one that is not settled within the lease is claimed again. `room` limits
   * the deliveries of an endpoint, so that a receiver that hangs does not block the others; default `limit`.
   */
  claim(limit: number, leaseMilliseconds: number, room?: (endpointId: string) => number): Promise<readonly Delivery[]>;
  settle(delivery: Delivery, settlement: Settlement): Promise<void>;
  /** Deliveries that are not done, or of one case. */
  deliveries(query: { readonly caseId?: string; readonly limit: number }): Promise<readonly DeliveryState[]>;
}
