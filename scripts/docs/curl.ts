// The part of curl that the pages use, for machines without curl. Cookies are one per file, of one server.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    silent: { type: 'boolean', short: 's' },
    include: { type: 'boolean', short: 'i' },
    get: { type: 'boolean', short: 'G' },
    header: { type: 'string', short: 'H', multiple: true },
    data: { type: 'string', short: 'd' },
    json: { type: 'string' },
    'data-urlencode': { type: 'string' },
    form: { type: 'string', short: 'F', multiple: true },
    request: { type: 'string', short: 'X' },
    cookie: { type: 'string', short: 'b' },
    'cookie-jar': { type: 'string', short: 'c' },
    output: { type: 'string', short: 'o' },
    'write-out': { type: 'string', short: 'w' },
  },
});

const headers = new Headers();
for (const line of values.header ?? []) {
  const colon = line.indexOf(':');
  headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
}
if (values.json !== undefined) headers.set('content-type', 'application/json');
if (values.cookie !== undefined && existsSync(values.cookie))
  headers.set('cookie', readFileSync(values.cookie, 'utf8'));

const formOf = (parts: readonly string[]): FormData => {
  const form = new FormData();
  for (const part of parts) {
    const [name = '', value = ''] = part.split(/=(.*)/s);
    const file = value.startsWith('@') ? value.slice(1) : null;
    if (file === null) form.append(name, value);
    else form.append(name, new Blob([readFileSync(file)]), basename(file));
  }
  return form;
};

const encodedQuery = (given: string): string => {
  const [name = '', value = ''] = given.split(/=(.*)/s);
  return `?${name}=${encodeURIComponent(value)}`;
};

const body = values.form === undefined ? (values.json ?? values.data) : formOf(values.form);
const method = values.request ?? (body === undefined ? 'GET' : 'POST');
const query = values['data-urlencode'] === undefined ? '' : encodedQuery(values['data-urlencode']);
const answer = await fetch((positionals[0] ?? '') + query, {
  method,
  headers,
  ...(body === undefined ? {} : { body }),
});

const [cookie] = answer.headers.getSetCookie();
if (cookie !== undefined && values['cookie-jar'] !== undefined) {
  writeFileSync(values['cookie-jar'], cookie.split(';')[0] ?? '');
}
if (values.include === true) {
  console.log(`HTTP/1.1 ${answer.status}`);
  for (const [name, value] of answer.headers) console.log(`${name}: ${value}`);
  console.log('');
}
const bytes = Buffer.from(await answer.arrayBuffer());
if (values.output === undefined) process.stdout.write(bytes);
else writeFileSync(values.output, bytes);
process.stdout.write(
  (values['write-out'] ?? '').replaceAll(String.raw`\n`, '\n').replace('%{http_code}', `${answer.status}`),
);
