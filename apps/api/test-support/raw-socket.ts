import { mkdtempSync } from 'node:fs';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { readConfig } from '../src/config.ts';
import { listen } from '../src/listen.ts';
import { START } from './desk.ts';
import { serve } from './server.ts';

const quiet = { log: () => undefined, error: () => undefined };

/** A server that listens as in production, with the lines of its log. */
export const listening = async (): Promise<{
  readonly server: Server;
  readonly port: number;
  readonly lines: string[];
}> => {
  const { app, engine } = await serve(START);
  const config = readConfig({ PORT: '0', GONGKAI_DATA: mkdtempSync(join(tmpdir(), 'gongkai-')) }, []);
  const lines: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const server = listen({ config, engine, logger, terminal: quiet, fetch: app.fetch });
  onTestFinished(() => void server.close());
  await new Promise((done) => server.on('listening', done));
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0, lines };
};

/** Everything that is answered to bytes on a connection of their own, until the server closes it. */
export const answersTo = async (port: number, bytes: string, { end = true } = {}): Promise<string> => {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (part) => (text += String(part)));
  const closed = new Promise((done) => socket.on('close', done));
  if (end) socket.end(bytes);
  else socket.write(bytes);
  await closed;
  return text;
};
