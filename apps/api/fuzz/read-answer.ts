import type { Answer } from './judge-answer.ts';

const STREAM_MS = 15;

const later = (milliseconds: number): Promise<null> =>
  new Promise((done) => setTimeout(() => done(null), milliseconds));

/** Reads the beginning of a stream and cancels it, since an event stream does not end. */
const beginningOf = async (body: ReadableStream<Uint8Array>): Promise<string> => {
  const reader = body.getReader();
  const first = await Promise.race([reader.read(), later(STREAM_MS)]);
  await reader.cancel();
  return first?.value === undefined ? '' : new TextDecoder().decode(first.value);
};

/** Reads an answer to its end, and only the beginning of a stream. */
export const readAnswer = async (response: Response): Promise<Answer> => {
  const { status, headers, body } = response;
  const streams = (headers.get('content-type') ?? '').startsWith('text/event-stream');
  return { status, headers, text: streams && body !== null ? await beginningOf(body) : await response.text() };
};
