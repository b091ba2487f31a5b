import type { Answer } from './judge-answer.ts';

const STREAM_MS = 15;

const later = (milliseconds: number): Promise<null> =>
  new Promise((done) => setTimeout(() => done(null), milliseconds));

/** What of a stream has come by now; it is then left, for a stream of events has no end. */
const beginningOf = async (body: ReadableStream<Uint8Array>): Promise<string> => {
  const reader = body.getReader();
  const first = await Promise.race([reader.read(), later(STREAM_MS)]);
  await reader.cancel();
  return first?.value === undefined ? '' : new TextDecoder().decode(first.value);
};

/** Reads an answer to its end, a stream of events to its beginning. */
export const readAnswer = async (response: Response): Promise<Answer> => {
  const { status, headers, body } = response;
  const streams = (headers.get('content-type') ?? '').startsWith('text/event-stream');
  return { status, headers, text: streams && body !== null ? await beginningOf(body) : await response.text() };
};
