import { createHash, type Hash } from 'node:crypto';
import { BackupError } from '../errors.ts';
import { BLOB_CHUNKS, BLOBS } from '../sql/tables.ts';
import type { BackupRow } from '../store/store.ts';

/** A blob whose chunks are being read. */
interface Reading {
  readonly id: string;
  readonly digest: Hash;
  next: number;
  size: number;
}

const fault = (id: string, why: string): BackupError => new BackupError(`blobs ${id}: ${why}; the backup was altered`);

/** Hashes the blobs of a backup while it is read: chunks come after all blobs, those of one blob together and in order. */
export const restoredBlobs = () => {
  const whole = new Map<string, { readonly sha256: string; readonly size: number }>();
  let reading: Reading | null = null;
  const close = (): void => {
    if (reading === null) return;
    const { id, digest, size } = reading;
    const expected = whole.get(id);
    if (expected !== undefined && (digest.digest('hex') !== expected.sha256 || size !== expected.size)) {
      throw fault(id, 'its bytes do not have its SHA-256');
    }
    whole.delete(id);
    reading = null;
  };
  const addChunk = (id: string, number: number, bytes: Buffer): void => {
    if (reading?.id !== id) close();
    reading ??= { id, digest: createHash('sha256'), next: 0, size: 0 };
    // Uploads that were cut off may have any chunks.
    if (whole.has(id) && number !== reading.next) throw fault(id, `chunk ${reading.next} is missing`);
    reading.digest.update(bytes);
    reading.size += bytes.length;
    reading.next += 1;
  };
  return {
    /** @throws BackupError for chunks that are not what their blob says. */
    add: (row: BackupRow): void => {
      if (row.t === BLOBS.name && row['state'] === 'whole') {
        whole.set(String(row['id']), { sha256: String(row['sha256']), size: Number(row['size']) });
      }
      if (row.t !== BLOB_CHUNKS.name) return;
      addChunk(String(row['blob_id']), Number(row['number']), Buffer.from(String(row['bytes']), 'base64'));
    },
    /** @throws BackupError for a blob without its bytes. */
    end: (): void => {
      close();
      for (const id of whole.keys()) throw fault(id, 'its bytes are missing');
    },
  };
};
