// Hashes the attached files that an export holds: what each is, and then its bytes in pieces, in order.
import { createHash } from 'node:crypto';
import { isHex, isString } from './forms.mjs';

export const heldFiles = () => {
  const [whole, sound, named, faults] = [new Map(), new Map(), [], []];
  let reading = null;
  const close = () => {
    if (reading === null) return;
    const { id, digest, size } = reading;
    const { sha256, size: said } = whole.get(id) ?? {};
    if (sha256 === undefined) return void (reading = null);
    const isSound = digest.digest('hex') === sha256 && size === said;
    if (isSound) sound.set(sha256, size);
    else faults.push(`the file ${sha256} of the export holds other bytes`);
    whole.delete(id);
    reading = null;
  };
  const addPiece = ({ blob_id: id, bytes }) => {
    if (reading?.id !== id) close();
    reading ??= { id, digest: createHash('sha256'), size: 0 };
    const piece = Buffer.from(isString(bytes) ? bytes : '', 'base64');
    reading.digest.update(piece);
    reading.size += piece.length;
  };
  let holdsFiles = false;
  return {
    addFact: ({ case: id, seq, fact } = {}) => {
      if (fact?.type === 'document.attached' && isHex(fact.sha256)) named.push({ id, seq, ...fact });
    },
    add: (row) => {
      if (row.t === 'blobs') holdsFiles = true;
      if (row.t === 'blobs' && row.state === 'whole') whole.set(row.id, row);
      if (row.t === 'blob_chunks') addPiece(row);
    },
    /** What is wrong with the files, each with the fact that names it where there is one. */
    faults: () => {
      close();
      const missing = [...whole.values()].map(({ sha256 }) => `the bytes of the file ${sha256} are not in the export`);
      const lost = holdsFiles ? named.filter(({ sha256, size }) => sound.get(sha256) !== size) : [];
      return [
        ...[...faults, ...missing].map((sentence) => ({ kind: 'attachment', sentence })),
        ...lost.map(({ id, seq, name, sha256 }) => ({
          case: id,
          seq,
          kind: 'attachment',
          sentence: `${name}: the file ${sha256} is not in the export as it was attached`,
        })),
      ];
    },
  };
};
