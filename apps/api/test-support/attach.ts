import type { Server } from './server.ts';

const BOUNDARY = 'gongkai-attachment';

/** A form with a file, as a browser sends it; the name is written as it is. */
export const formOf = (
  fields: Readonly<Record<string, string>>,
  name: string | null,
  bytes: Uint8Array,
  isFileFirst = false,
): Buffer => {
  const some = Object.entries(fields).map(([field, value]) =>
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`),
  );
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name ?? ''}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const file = name === null ? [] : [Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n')])];
  return Buffer.concat([
    ...(isFileFirst ? [...file, ...some] : [...some, ...file]),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ]);
};

export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

/** Sends a body of a form. */
export const postForm = async ({ app }: Pick<Server, 'app'>, id: string, key: string, body: Uint8Array) => {
  const answer = await app.request(`/api/v1/cases/${id}/attachments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': FORM_TYPE },
    body: new Uint8Array(body),
  });
  const text = await answer.text();
  const json = JSON.parse(text) as Readonly<Record<string, unknown>> & { readonly code?: string };
  return { status: answer.status, headers: answer.headers, json, code: json.code ?? 'ok' };
};

/** Attaches a file. */
export const attach = (
  server: Pick<Server, 'app'>,
  id: string,
  key: string,
  { name, bytes, kind = 'application', ...fields }: { name: string; bytes: Uint8Array; kind?: string; pages?: string },
) => postForm(server, id, key, formOf({ kind, ...fields }, name, bytes));
