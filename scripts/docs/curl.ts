// The part of curl that the READMEs use (-s -i -H -d -X and a URL), for machines without curl.
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    silent: { type: 'boolean', short: 's' },
    include: { type: 'boolean', short: 'i' },
    header: { type: 'string', short: 'H', multiple: true },
    data: { type: 'string', short: 'd' },
    request: { type: 'string', short: 'X' },
  },
});
const headers = (values.header ?? []).map((line): [string, string] => {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 1).trim()];
});
const method = values.request ?? (values.data === undefined ? 'GET' : 'POST');
const answer = await fetch(positionals[0] ?? '', {
  method,
  headers,
  ...(values.data === undefined ? {} : { body: values.data }),
});
if (values.include === true) {
  console.log(`HTTP/1.1 ${answer.status}`);
  for (const [name, value] of answer.headers) console.log(`${name}: ${value}`);
  console.log('');
}
process.stdout.write(await answer.text());
