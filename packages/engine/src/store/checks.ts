import type { ActDraft, ActKind, StoredAct } from '../ledger/acts/act.ts';
import type { Endpoint, Message } from './outbox.ts';

/** A message with the key of the agency beside it. */
export interface StoredMessage extends Message {
  readonly agencyKey: string;
}

/** A stored response with the fact that it names; null without one. */
export interface AnsweredFact {
  readonly actor: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly caseId: string;
  readonly seq: number;
  readonly fact: { readonly actor: string; readonly text: string } | null;
}

/** A delivery with the message that it is of; nulls without one. */
export interface DeliveredMessage {
  readonly endpointId: string;
  readonly messageId: string;
  readonly caseId: string | null;
  readonly message: Pick<Message, 'topic' | 'agency' | 'caseId'> | null;
}

/** Reads that only the verification of a store makes. */
export interface Checks {
  /** Messages whose identifiers are after `after` through `last`, by identifier. */
  messages(after: string, last: string, limit: number): Promise<readonly StoredMessage[]>;
  answers(after: readonly [actor: string, key: string], limit: number): Promise<readonly AnsweredFact[]>;
  deliveries(after: readonly [endpoint: string, message: string], limit: number): Promise<readonly DeliveredMessage[]>;
  /**
   * The first message after `after` which an endpoint has passed, and wants, without a delivery; undefined where it has
   * passed a message that is not there.
   */
  undelivered(endpoint: Endpoint, after: string | null): Promise<string | null | undefined>;
}

/** The chain of acts of a store. */
export interface Acts {
  /** Acts after `after`, in order: what was entered, loaded, made or disabled outside of cases. */
  acts(after: number, limit: number): Promise<readonly StoredAct[]>;
  /** The newest act of a kind. */
  lastAct(kind: ActKind): Promise<StoredAct | null>;
  /** Appends an act that changes no row. */
  record(act: ActDraft): Promise<void>;
  /**
   * Takes rows that earlier releases wrote without an act into the chain, once; of nodes that start at once one does it.
   * From then on a row without its act was not written by an engine.
   */
  adopt(): Promise<void>;
}
