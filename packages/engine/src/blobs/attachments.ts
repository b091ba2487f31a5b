import { formatInstant } from '@gongkai/calendar';
import { permittedAmong, refusal } from '@gongkai/core';
import { caseRules, type Rules } from '../deadlines/plan.ts';
import { SYSTEM_MAKER } from '../ledger/acts/act.ts';
import type { CaseRecord, Scan, Store } from '../store/store.ts';
import type { Submitter } from '../submit/submission.ts';
import type { Outcome, Submissions } from '../submit/submissions.ts';
import { ATTACHED, type Attachment, attachmentsOf } from './attached-files.ts';
import { AttachmentError } from './attachment-error.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { readBlob, readRange } from './read-blob.ts';
import { discardQuietly, receiveBlob, type Received, type Room } from './receive-blob.ts';
import { sweepBlobs } from './sweep-blobs.ts';

/** Bytes that files may have. */
export interface AttachmentLimits {
  /** Default 50 MB. */
  readonly file: number;
  /** Of all files of one case. Default 200 MB. */
  readonly case: number;
}

const MEGABYTE = 1024 * 1024;

export const USUAL_LIMITS: AttachmentLimits = { file: 50 * MEGABYTE, case: 200 * MEGABYTE };

/** The content of an upload, before it is attached, or of an attachment. */
export interface StoredFile {
  readonly sha256: string;
  readonly size: number;
  /** Some bytes from a place on, fewer than asked for at the end of a chunk; none after the end. */
  range(offset: number, length: number): Promise<Uint8Array>;
  /** All bytes; it throws before the last ones where they are not those that were attached. */
  stream(): AsyncGenerator<Uint8Array>;
}

/** What is known of a file once it was looked into. */
export interface Inspected {
  readonly mediaType: string;
  readonly scan: Scan;
  readonly name: string;
  readonly kind: string;
  readonly pages?: number | undefined;
}

/** A file to attach. */
export interface Upload {
  readonly caseId: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Decides what the file is, when all of it has arrived; what it throws ends the upload. */
  readonly inspect: (file: StoredFile) => Promise<Inspected>;
}

/** Documents of cases: their bytes beside the ledger, their hash in it. */
export interface Attachments {
  readonly limits: AttachmentLimits;
  /** Why this submitter may not attach anything to a case now; null where they may. Ask before the bytes are read. */
  barred(record: CaseRecord, by: Submitter): Promise<Extract<Outcome, { ok: false }> | null>;
  /**
   * Stores a file and records that it was attached; a refused fact leaves nothing.
   * @throws AttachmentError, and whatever `inspect` throws
   */
  attach(upload: Upload, by: Submitter): Promise<Outcome>;
  list(caseId: string): Promise<readonly Attachment[]>;
  /** The content of an attachment, and what a scanner said of it; null where it is not there. */
  open(attachment: Pick<Attachment, 'sha256'>): Promise<(StoredFile & { readonly scan: Scan }) | null>;
  /** Sets what a scanner says of the content of an attachment. */
  setScan(attachment: Pick<Attachment, 'sha256'>, scan: Scan): Promise<void>;
  /** Removes uploads that were cut off; returns how many. `idleMs`: how long they received nothing (two minutes). */
  sweep(idleMs?: number): Promise<number>;
}

const fileOf = (store: Store, { id, sha256, size }: Received): StoredFile => ({
  sha256,
  size,
  range: (offset, length) => readRange(store, id, offset, length),
  stream: () => readBlob(store, id, sha256),
});

/** Bytes that a case holds already. */
const usedBy = async (store: Store, caseId: string): Promise<number> =>
  (await attachmentsOf(store, caseId)).reduce((sum, { size }) => sum + size, 0);

const roomOf = async (store: Store, caseId: string, limits: AttachmentLimits): Promise<Room> => {
  const rest = Math.max(0, limits.case - (await usedBy(store, caseId)));
  return rest < limits.file
    ? { bytes: rest, code: 'attachment/case-full' }
    : { bytes: limits.file, code: 'attachment/too-large' };
};

/** The submission of the fact failed. */
class UnknownOutcome extends Error {}

const isGone = (): AttachmentError => new AttachmentError('attachment/given-up', 'the upload was removed meanwhile');

/** How often an upload is kept alive while it is inspected: a scanner may take its time. */
const TOUCHED_EVERY_MS = 30_000;

const keepAlive = async (store: Store, id: string): Promise<void> => {
  // Where the database fails, the inspection or the next step fails as well.
  await store.blobs.touch(id, await store.now()).catch(() => undefined);
};

/** How attachments are kept. */
export interface AttachmentOptions {
  readonly store: Store;
  readonly rules: () => Rules;
  readonly submit: Submissions['submit'];
  readonly limits?: Partial<AttachmentLimits> | undefined;
}

/** The attachments of an engine. */
export const createAttachments = ({ store, rules, submit, limits: given }: AttachmentOptions): Attachments => {
  const limits = { ...USUAL_LIMITS, ...given };
  const inTurn = oneAtATime();
  const { blobs } = store;

  const record = async (caseId: string, received: Received, inspected: Inspected, by: Submitter): Promise<Outcome> => {
    // The files of a case are recorded one after another, so that two that arrive together do not share its last room.
    const { bytes, code } = await roomOf(store, caseId, limits);
    if (received.size > bytes) throw new AttachmentError(code, `the case has room for ${bytes} bytes`);
    const { sha256, size } = received;
    const { mediaType, scan, name, kind, pages } = inspected;
    if (!(await blobs.seal(received.id, { sha256, mediaType, scan }))) throw isGone();
    const said = { name, mediaType, size, kind, ...(pages === undefined ? {} : { pages }) };
    const fact = { type: ATTACHED, at: formatInstant(await store.now()), sha256, ...said };
    const outcome = await submit(caseId, fact, by).catch((cause: unknown) => {
      throw new UnknownOutcome('the fact may have been recorded', { cause });
    });
    // Where the database fails here, the content is read by its hash already, and the next sweep makes it whole.
    const isOwn = outcome.ok && (await blobs.keep(received.id, by.actor.id).catch(() => true));
    if (!isOwn) await discardQuietly(store, received.id);
    return outcome;
  };

  const stored = async (sha256: string) => {
    const blob = await blobs.find(sha256);
    return blob === null ? null : { ...blob, sha256 };
  };

  return {
    limits,
    barred: async (record, by) => {
      const { agency, procedure: id, state, number } = record;
      const procedure = rules().procedures.get(id);
      if (procedure === undefined) return { ok: false, refusal: refusal('procedure/unknown'), version: null };
      const reader = { actors: by.actors?.(agency) ?? ([by.actor] as const), now: await store.now() };
      const all = permittedAmong(procedure, state, reader, {
        calendar: caseRules(rules(), record).calendar,
        number,
      });
      const found = all.find(({ fact }) => fact === ATTACHED);
      const why = found === undefined ? refusal('fact/unknown') : found.refusal;
      return why === null ? null : { ok: false, refusal: why, version: state.version };
    },
    attach: async ({ caseId, bytes, inspect }, by) => {
      const received = await receiveBlob(store, caseId, bytes, await roomOf(store, caseId, limits));
      const touching = setInterval(() => void keepAlive(store, received.id), TOUCHED_EVERY_MS).unref();
      try {
        const inspected = await inspect(fileOf(store, received));
        return await inTurn(caseId, () => record(caseId, received, inspected, by));
      } catch (error) {
        const isInfected = error instanceof AttachmentError && error.code === 'attachment/infected';
        if (isInfected) await blobs.refuse(received.id, received.sha256, by.actor.id);
        // After a fault of the database it is unknown whether the fact was recorded; the sweep finds out.
        else if (error instanceof UnknownOutcome) throw error.cause;
        await discardQuietly(store, received.id);
        throw error;
      } finally {
        clearInterval(touching);
      }
    },
    list: (caseId) => attachmentsOf(store, caseId),
    open: async ({ sha256 }) => {
      const blob = await stored(sha256);
      return blob === null ? null : { ...fileOf(store, blob), scan: blob.scan };
    },
    setScan: async ({ sha256 }, scan) => {
      const blob = await stored(sha256);
      if (blob !== null) await blobs.setScan(blob.id, scan, SYSTEM_MAKER);
    },
    sweep: (idleMs) => sweepBlobs(store, idleMs),
  };
};
