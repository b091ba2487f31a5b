import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { Engine } from '@gongkai/engine';
import type { Logger } from 'pino';
import { firstKey } from './administrators.ts';
import type { Config } from './config.ts';
import { firstLink, showLink } from './first-link.ts';
import { showSecret } from './show-secret.ts';
import { placeOf } from './open-store.ts';
import { answerUnreadable } from './unreadable-request.ts';

// A client that is slow to send holds a connection, so its time is limited; only files that are attached take this long.
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 300_000, connectionsCheckingInterval: 2_000 } as const;

/** The output that an operator reads. */
export type Terminal = Pick<Console, 'log' | 'error'>;

const addressOf = ({ host }: Config, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

interface Announced {
  readonly address: string;
  readonly data: string;
  readonly console: string | null;
  readonly reference: boolean;
  readonly key: string | null;
  readonly link: string | null;
}

const announcement = ({ address, data, console, reference, key, link }: Announced): string =>
  [
    `Gongkai 公开 listens on ${address}`,
    ...(console === null ? [] : [`  console     ${console}`]),
    ...(reference ? [`  reference   ${address}/reference`] : []),
    `  data        ${data}`,
    // An operator who lost the key, or never saw it, makes another one.
    key === null
      ? `  administrator's key: made before; another one by npm start -- --new-admin-key`
      : `  administrator's key, ${key}`,
    ...(link === null ? [] : [`  first sign-in, ${link}`]),
  ].join('\n');

/** Where a browser finds the pages: the configured address, or this machine under the name that cookies need. */
const pageAddress = ({ signIn: { origins } }: Config, port: number): string => origins[0] ?? `http://localhost:${port}`;

/** Dependencies of a server. */
interface Listening {
  readonly config: Config;
  readonly engine: Engine;
  readonly logger: Logger;
  readonly terminal: Terminal;
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** Whether the console is served. */
  readonly hasConsole?: boolean;
}

/** Listens, announces the address, and makes the first administrator's key; a port in use ends the process. */
export const listen = ({ config, engine, logger, terminal, fetch, hasConsole = false }: Listening): Server => {
  const announce = async (port: number): Promise<void> => {
    // Only a server that listens makes the first key: one that fails to start would never show it.
    const first = await firstKey(engine);
    const shown = first === null ? null : showSecret(first, config, process.stdout.isTTY);
    const address = addressOf(config, port);
    const made = await firstLink(engine, pageAddress(config, port));
    const link = made === null ? null : showLink(made, config, process.stdout.isTTY);
    const console = hasConsole ? `${pageAddress(config, port)}/console/` : null;
    terminal.log(
      announcement({ address, data: placeOf(config), console, reference: config.reference, key: shown, link }),
    );
    const { missingYear, openFrom } = engine.calendar;
    const warning = 'due dates from the first open day on are provisional until the notice is loaded';
    logger.warn({ missingYear, openFrom }, warning);
  };
  const options = { fetch, port: config.port, hostname: config.host, serverOptions: TIMEOUTS };
  // Without own TLS options the adapter makes a plain HTTP server.
  const server = serve(options, ({ port }) => {
    announce(port).catch((error: unknown) => {
      terminal.error(`Gongkai cannot start: ${error instanceof Error ? error.message : String(error)}`);
      process.exit(1);
    });
  }) as Server;
  answerUnreadable(server, logger);
  server.on('error', (error: NodeJS.ErrnoException) => {
    const busy = error.code === 'EADDRINUSE' ? `port ${config.port} is in use; set PORT to another one` : error.message;
    terminal.error(`Gongkai cannot listen: ${busy}`);
    process.exit(1);
  });
  return server;
};
