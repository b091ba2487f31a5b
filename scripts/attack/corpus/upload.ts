import { zipSync } from 'fflate';

/** A hostile request and the answers that are right for it. */
export interface Attack {
  readonly name: string;
  /** The codes of problems, or `ok` for an answer with a result; each request must get one of them. */
  readonly answers: readonly string[];
  /** Made when it is its turn, so that the whole corpus is never in memory. */
  readonly make: () => Sent;
  /** How often it is sent at once. */
  readonly times?: number;
}

/** A request as it is sent. */
export interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

/** In a path, a case of the server that is attacked. */
export const CASE = '{case}';

const BOUNDARY = 'gongkai-boundary';

/** A report as an uploaded file. */
export const upload = (bytes: Uint8Array, name = 'report'): Sent => ({
  path: '/api/v1/audits',
  headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  body: Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="report"; filename="${name}"\r\n\r\n`),
    bytes,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]),
});

/** A body of many parts, as it is. */
export const form = (body: Uint8Array | string): Sent => ({
  path: '/api/v1/audits',
  headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  body,
});

export const BOUNDARY_LINE = `--${BOUNDARY}`;

/** A report as text. */
export const asText = (text: string): Sent => ({
  path: '/api/v1/audits',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ text }),
});

/** A container of parts, compressed. */
export const zip = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? Buffer.from(part) : part]),
    ),
    { level: 6 },
  );
