import { createHash } from 'node:crypto';
import { request } from 'node:http';
import type { Target } from '../shared/own-server.ts';

const BOUNDARY = 'gongkai-upload';
const HEAD = (kind: string, name: string): string =>
  `--${BOUNDARY}\r\ncontent-disposition: form-data; name="kind"\r\n\r\n${kind}\r\n--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
const END = `\r\n--${BOUNDARY}--\r\n`;
const PIECE = 64 * 1024;

/** A PDF of any size that no memory holds: a page, and a comment of bytes that are different everywhere. */
export async function* largePdf(size: number): AsyncGenerator<Buffer> {
  const head = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%');
  const end = Buffer.from('\n%%EOF\n');
  yield head;
  for (let left = size - head.length - end.length, number = 0; left > 0; number += 1) {
    const piece = Buffer.alloc(Math.min(PIECE, left), createHash('sha256').update(String(number)).digest('base64'));
    left -= piece.length;
    yield piece;
  }
  yield end;
}

async function* bodyOf(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from(HEAD('application', name));
  yield* bytes;
  yield Buffer.from(END);
}

/** An answer with its body as text. */
export interface Answered {
  readonly status: number;
  readonly text: string;
}

/** Uploads a file as it is made; it rejects where the connection breaks. */
export const uploadTo = async (
  { address, key }: Pick<Target, 'address' | 'key'>,
  id: string,
  name: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Answered> => {
  const answer = await fetch(`${address}/api/v1/cases/${id}/attachments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    body: ReadableStream.from(bodyOf(name, bytes)) as ReadableStream<Uint8Array>,
    duplex: 'half',
  } as RequestInit);
  return { status: answer.status, text: await answer.text() };
};

/** Downloads an attachment and keeps nothing of it: its size and its hash. A slow reader rests after each piece. */
export const downloadFrom = (
  { address, key }: Pick<Target, 'address' | 'key'>,
  id: string,
  seq: number,
  restMs = 0,
): Promise<{ readonly size: number; readonly sha256: string }> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}` };
    const asked = request(`${address}/api/v1/cases/${id}/attachments/${seq}`, { headers }, (answer) => {
      const digest = createHash('sha256');
      let size = 0;
      answer.on('data', (piece: Buffer) => {
        digest.update(piece);
        size += piece.length;
        if (restMs === 0) return;
        answer.pause();
        setTimeout(() => answer.resume(), restMs);
      });
      answer.on('end', () => resolve({ size, sha256: digest.digest('hex') }));
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });

/** Opens a case to attach files to. */
export const openCase = async ({ address, key }: Pick<Target, 'address' | 'key'>): Promise<string> => {
  const answer = await fetch(`${address}/api/v1/cases`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      procedure: 'disclosure-request',
      fact: {
        type: 'request.submitted',
        at: '2026-03-02T10:00:00+08:00',
        channel: 'in-person',
        applicant: { kind: 'natural' },
        description: '某规划',
      },
    }),
  });
  if (answer.status !== 201) throw new Error(await answer.text());
  return ((await answer.json()) as { readonly id: string }).id;
};
