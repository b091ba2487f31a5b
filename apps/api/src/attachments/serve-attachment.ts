import type { Attachment, Engine } from '@gongkai/engine';
import { AttachmentError } from '@gongkai/engine';
import type { Scanner } from '@gongkai/reading/attached';
import type { Context } from 'hono';
import { apiError, type Env, responseBytes } from '../http/index.ts';

/** Shown by a browser in its place; everything else is saved. */
const INLINE: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png', 'image/heic'];

// Beyond what `encodeURIComponent` does: these end a value of a header, or begin a comment in it (RFC 8187).
const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

const plainName = ({ seq, name }: Attachment): string => {
  const [, end = 'bin'] = /\.([A-Za-z0-9]{1,5})$/.exec(name) ?? [];
  return `attachment-${seq}.${end.toLowerCase()}`;
};

/** How a browser is to treat an attachment, and under which name it is saved. */
export const dispositionOf = (attachment: Attachment): string => {
  const how = INLINE.includes(attachment.mediaType) ? 'inline' : 'attachment';
  return `${how}; filename="${plainName(attachment)}"; filename*=UTF-8''${encoded(attachment.name)}`;
};

const TAG = /(?:W\/)?"([^"]*)"/g;

/** Whether the reader has this content already. */
const isKnown = (match: string | undefined, sha256: string): boolean =>
  match !== undefined && (match.trim() === '*' || [...match.matchAll(TAG)].some(([, tag]) => tag === sha256));

/** Lets a scanner look at content that came before there was one, or that it could not be asked about. */
const cleanOr = async (
  { attachments }: Engine,
  attachment: Attachment,
  file: NonNullable<Awaited<ReturnType<Engine['attachments']['open']>>>,
  scanner: Scanner | undefined,
  signal: AbortSignal,
): Promise<void> => {
  const infected = (what: string): AttachmentError => new AttachmentError('attachment/infected', what);
  if (file.scan === 'infected') throw infected('found before');
  if (scanner === undefined || file.scan === 'clean') return;
  const found = await scanner.scan(file.stream(), signal);
  await attachments.setScan(attachment, found === null ? 'clean' : 'infected');
  if (found !== null) throw infected(`found: ${found}`);
};

/** Answers with the content of an attachment, chunk by chunk. */
export const serveAttachment = async (
  c: Context<Env>,
  engine: Engine,
  attachment: Attachment,
  scanner: Scanner | undefined,
): Promise<Response> => {
  const file = await engine.attachments.open(attachment);
  if (file === null) throw apiError('attachment/missing');
  await cleanOr(engine, attachment, file, scanner, c.req.raw.signal);
  const { sha256, mediaType } = attachment;
  const headers = {
    etag: `"${sha256}"`,
    'cache-control': 'no-store',
    'content-disposition': dispositionOf(attachment),
  };
  if (isKnown(c.req.header('if-none-match'), sha256)) return new Response(null, { status: 304, headers });
  const described = { ...headers, 'content-type': mediaType, 'content-length': String(file.size) };
  return new Response(c.req.method === 'HEAD' ? null : responseBytes(c, file.stream()), { headers: described });
};
