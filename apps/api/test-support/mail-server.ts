import { once } from 'node:events';
import type { SMTPServerOptions } from 'smtp-server';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A received mail. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly secure: boolean;
  readonly user: string | undefined;
  /** Names in lower case, in their order, unfolded and decoded. */
  readonly headers: readonly (readonly [string, string])[];
  readonly text: string;
}

const decodedWord = (_: string, encoding: string, text: string): string =>
  encoding.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString() : decodedQuoted(text.replaceAll('_', ' '));

const decodedQuoted = (text: string): string =>
  Buffer.from(
    text.replaceAll(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();

const decodedHeader = (value: string): string =>
  value.replaceAll(/\?=\s+=\?/g, '?==?').replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, decodedWord);

const decodedBody = (body: string, encoding: string): string => {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  if (encoding === 'quoted-printable') return decodedQuoted(body.replaceAll('=\r\n', ''));
  return body;
};

/** Reads a mail by RFC 5322 and 2047, without the library that wrote it. */
export const readMail = (raw: string): Pick<TakenMail, 'headers' | 'text'> => {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), decodedHeader(line.slice(colon + 1).trim())] as const;
  });
  const encoding = headers.find(([name]) => name === 'content-transfer-encoding')?.[1] ?? '7bit';
  return { headers, text: decodedBody(raw.slice(end + 4), encoding).replaceAll('\r\n', '\n') };
};

/** A refusal of the server. */
export const refusing = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });

/** An SMTP server on loopback until the test ends, which keeps every mail. */
export const startMailServer = async (options: SMTPServerOptions = {}) => {
  const taken: TakenMail[] = [];
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    disableReverseLookup: true,
    onData: (stream, session, done) => {
      let raw = '';
      stream.setEncoding('utf8').on('data', (part: string) => (raw += part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false || mailFrom === null ? '' : mailFrom.address;
        const to = rcptTo.map(({ address }) => address);
        taken.push({ from, to, secure: session.secure, user: session.user, ...readMail(raw) });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())));
  return { url: `smtp://127.0.0.1:${address.port}`, port: address.port, taken };
};
