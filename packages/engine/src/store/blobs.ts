import type { Instant } from '@gongkai/calendar';
import type { StoredFact } from './records.ts';

/** Bytes of every chunk of a blob but the last. */
export const CHUNK_BYTES = 256 * 1024;

/** How far a blob has come: its bytes arrive, a fact names it, or a scanner refused it and its bytes are gone. */
export const BLOB_STATES = ['arriving', 'whole', 'refused'] as const;

/** What a scanner said of a blob. */
export const SCANS = ['clean', 'not-scanned', 'infected'] as const;

/** One of {@link BLOB_STATES}. */
export type BlobState = (typeof BLOB_STATES)[number];

/** One of {@link SCANS}. */
export type Scan = (typeof SCANS)[number];

/** The bytes of an attached file, without the bytes. */
export interface Blob {
  /** The identifier of the upload that brought it. */
  readonly id: string;
  /** The case for which it was brought first; the same content may be attached to others. */
  readonly caseId: string;
  /** Null until all of it has arrived. */
  readonly sha256: string | null;
  /** Bytes so far. */
  readonly size: number;
  readonly mediaType: string | null;
  readonly state: BlobState;
  readonly scan: Scan;
  readonly createdAt: Instant;
  /** When the last chunk arrived. */
  readonly touchedAt: Instant;
}

/** A chunk; `bytes` in base64, as a backup has it. */
export interface BlobChunk {
  readonly blobId: string;
  readonly number: number;
  readonly bytes: string;
}

/** What is known of an upload once all of it has arrived. */
export type Sealed = Required<{ readonly [P in 'sha256' | 'mediaType']: string }> & Pick<Blob, 'scan'>;

/** Blobs of a store. An upload takes many short transactions, so that other writes go between them. */
export interface Blobs {
  begin(blob: Pick<Blob, 'id' | 'caseId' | 'createdAt'>): Promise<void>;
  /** Adds a chunk; false where the upload was removed meanwhile. */
  addChunk(id: string, number: number, bytes: Uint8Array, at: Instant): Promise<boolean>;
  /** Keeps an upload alive while it is inspected; false where it was removed meanwhile. */
  touch(id: string, at: Instant): Promise<boolean>;
  /** Says what arrived: from then on a fact may name it, and it is read by its hash. False where it was removed meanwhile. */
  seal(id: string, sealed: Sealed): Promise<boolean>;
  /**
   * Makes an upload whole that a fact names, with its act. Where the same content is whole already, that one stays, and false
   * is returned: the upload is to be discarded.
   */
  keep(id: string, by: string): Promise<boolean>;
  /** Marks an upload as refused by a scanner, with its act; its bytes are to be discarded. */
  refuse(id: string, sha256: string, by: string): Promise<void>;
  /** Sets what a scanner says of a whole blob, with its act. */
  setScan(id: string, scan: Scan, by: string): Promise<void>;
  /** Removes the bytes of an upload that is not whole, a few chunks at a time, and then its row unless it was refused. */
  discard(id: string): Promise<void>;
  /** The content with this hash: whole, or sealed where a fact may name it in a moment. */
  find(sha256: string): Promise<Blob | null>;
  /** The bytes of a chunk; null after the last one. */
  chunk(id: string, number: number): Promise<Uint8Array | null>;
  /** Uploads to which nothing came since an instant, oldest first. */
  leftovers(before: Instant, limit: number): Promise<readonly Blob[]>;
  /** Blobs that are whole or were refused, after an identifier. */
  page(after: string, limit: number): Promise<readonly Blob[]>;
  /** The number of chunks of a blob. */
  countChunks(id: string): Promise<number>;
  /** Identifiers of chunks after one that belong to no blob. */
  strayChunks(limit: number): Promise<readonly string[]>;
  /** Facts of a case that attach a document, or correct an entry. */
  attachedTo(caseId: string): Promise<readonly StoredFact[]>;
  /** Facts of all cases that attach a document, after a case and a number. */
  attached(after: readonly [caseId: string, seq: number], limit: number): Promise<readonly StoredFact[]>;
}
