import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Where a scanner listens: a host and its port, or the path of a socket. */
export type ScannerPlace = { readonly host: string; readonly port: number } | { readonly path: string };

/** The scanner cannot be asked, or its answer cannot be read; the message says why. */
export class ScannerError extends Error {
  override readonly name = 'ScannerError';
}

/** A scanner for malware that speaks the protocol of clamd. */
export interface Scanner {
  /**
   * The name of what was found; null for a clean file.
   * @throws ScannerError
   */
  scan(bytes: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<string | null>;
}

/** How long it may be silent, in milliseconds: it answers once it has scanned everything. */
const SILENT_MS = 60_000;
const LONGEST_ANSWER = 4096;

/** Every piece with its length before it (INSTREAM); a piece of length 0 is the end. */
async function* framed(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const length = (count: number): Buffer => {
    const four = Buffer.alloc(4);
    four.writeUInt32BE(count);
    return four;
  };
  yield Buffer.from('zINSTREAM\0');
  for await (const piece of bytes) {
    yield length(piece.length);
    yield piece;
  }
  yield length(0);
}

const answerOf = (socket: Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = '';
    const end = (): void => resolve(answer.split('\0')[0]?.trim() ?? '');
    socket.on('data', (piece: Buffer) => {
      answer += piece.toString('utf8');
      if (answer.includes('\0') || answer.length > LONGEST_ANSWER) end();
    });
    // One that has found something may answer and close before it has read everything.
    socket.on('error', (error) => (answer.includes('\0') ? end() : reject(error)));
    socket.on('close', end);
  });

/** A scanner at this place; each file takes a connection of its own. */
export const createScanner = (place: ScannerPlace, silentMs: number = SILENT_MS): Scanner => ({
  scan: async (bytes, signal) => {
    const socket = connect(place);
    socket.setTimeout(silentMs, () => void socket.destroy(new Error('the scanner is silent')));
    const stop = (): void => void socket.destroy(new Error('the upload was given up'));
    signal?.addEventListener('abort', stop, { once: true });
    const answer = answerOf(socket);
    let isSent = false;
    const sending = pipeline(Readable.from(framed(bytes)), socket, { end: false }).then(() => (isSent = true));
    // What fails here closes the connection, and the answer fails with it.
    sending.catch((error: unknown) => void socket.destroy(error instanceof Error ? error : new Error(String(error))));
    try {
      const said = await answer;
      const [, found] = /^stream: (.+) FOUND$/.exec(said) ?? [];
      if (found !== undefined) return found;
      if (said === 'stream: OK' && isSent) return null;
      throw new Error(said === '' ? 'no answer' : `the answer is ${said}`);
    } catch (error) {
      throw new ScannerError(error instanceof Error ? error.message : String(error), { cause: error });
    } finally {
      signal?.removeEventListener('abort', stop);
      socket.destroy();
    }
  },
});

/**
 * The place that a setting names: `host:port`, or the path of a socket; null for neither.
 */
export const scannerPlace = (setting: string): ScannerPlace | null => {
  if (/^\/[^\0]{1,100}$/.test(setting)) return { path: setting };
  const [, host, port] = /^(?:tcp:\/\/)?([^\s:/]+|\[[0-9a-f:]+\]):(\d{1,5})$/i.exec(setting) ?? [];
  if (host === undefined || port === undefined || Number(port) < 1 || Number(port) > 65_535) return null;
  return { host: host.replaceAll(/[[\]]/g, ''), port: Number(port) };
};
