import { type Blob, BLOB_STATES, type BlobChunk, SCANS } from '../../store/blobs.ts';
import { columnsOf, defineTable } from '../table.ts';

const aBlob = columnsOf<Blob>();
export const BLOBS = defineTable<Blob>()('blobs', ['id'], {
  id: aBlob.text('id'),
  case_id: aBlob.text('caseId'),
  sha256: aBlob.optionalText('sha256', 'always'),
  size: aBlob.integer('size', 'always'),
  media_type: aBlob.optionalText('mediaType', 'always'),
  state: aBlob.word('state', BLOB_STATES, 'always'),
  scan: aBlob.word('scan', SCANS, 'always'),
  created_at: aBlob.integer('createdAt'),
  touched_at: aBlob.integer('touchedAt', 'always'),
});

const aChunk = columnsOf<BlobChunk>();
export const BLOB_CHUNKS = defineTable<BlobChunk>()('blob_chunks', ['blob_id', 'number'], {
  blob_id: aChunk.text('blobId'),
  number: aChunk.integer('number'),
  bytes: aChunk.bytes('bytes'),
});
