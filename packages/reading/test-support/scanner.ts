// A scanner on the loopback that speaks INSTREAM as clamd does, and finds the one text that every scanner finds.
import { createServer, type Server, type Socket } from 'node:net';

/** The harmless text of EICAR, in two parts, so that no scanner finds it here. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

const COMMAND = 'zINSTREAM\0';

/** How a scanner behaves: as it should, or in one of the ways in which one fails. */
export type Behaviour = 'right' | 'silent' | 'nonsense' | 'hangs up' | 'ok at once';

/** A scanner that listens, and how many bytes it was sent. */
export interface RunningScanner {
  readonly port: number;
  behaviour: Behaviour;
  readonly received: () => number;
  readonly close: () => Promise<void>;
}

/** The pieces of a stream so far; null until the piece of length 0. */
const contentOf = (bytes: Buffer): Buffer | null => {
  const pieces: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
};

const answer = (socket: Socket, content: Buffer): void => {
  const found = content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0';
  socket.end(found);
};

/** Starts a scanner. */
export const startScanner = async (): Promise<RunningScanner> => {
  let total = 0;
  const running = { behaviour: 'right' as Behaviour };
  const server: Server = createServer((socket) => {
    const parts: Buffer[] = [];
    socket.on('error', () => undefined);
    if (running.behaviour === 'ok at once') socket.write('stream: OK\0');
    socket.on('data', (part: Buffer) => {
      parts.push(part);
      total += part.length;
      if (running.behaviour === 'hangs up') return void socket.destroy();
      if (running.behaviour === 'silent' || running.behaviour === 'ok at once') return;
      const content = contentOf(Buffer.concat(parts));
      if (content === null) return;
      if (running.behaviour === 'nonsense') socket.end('INSTREAM size limit exceeded. ERROR\0');
      else answer(socket, content);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    port,
    get behaviour() {
      return running.behaviour;
    },
    set behaviour(behaviour) {
      running.behaviour = behaviour;
    },
    received: () => total,
    close: () => new Promise((done) => server.close(() => done())),
  };
};
