import { once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Server } from 'node:net';
import { onTestFinished } from 'vitest';

/** A received request. */
export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export type Answer = (received: Received, response: ServerResponse) => void;

const read = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += String(part);
  return body;
};

const listening = async (server: Server, host: string): Promise<number> => {
  server.listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
};

/** A server on loopback until the test ends, which counts connections and keeps the requests. */
export const startReceiver = async (
  answer: Answer = (_, response) => response.writeHead(204).end(),
  {
    host = '127.0.0.1',
    tls,
  }: { readonly host?: string; readonly tls?: { readonly key: string; readonly cert: string } } = {},
) => {
  const received: Received[] = [];
  const seen = { connections: 0 };
  const handle: RequestListener = (request, response) => {
    void read(request).then(
      (body) => {
        const one = { path: request.url ?? '', headers: request.headers, body };
        received.push(one);
        answer(one, response);
      },
      () => undefined,
    );
  };
  const server = tls === undefined ? createServer(handle) : createTlsServer(tls, handle);
  server.on('connection', () => (seen.connections += 1));
  const port = await listening(server, host);
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  return { port, place: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}/hook`, received, seen };
};

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** An address on loopback without a listener. */
export const closedPlace = async (): Promise<string> => {
  const server = createServer();
  const port = await listening(server, '127.0.0.1');
  await new Promise((done) => server.close(done));
  return `127.0.0.1:${port}`;
};
