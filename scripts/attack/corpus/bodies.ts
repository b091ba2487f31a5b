import { type Attack, BOUNDARY_LINE, form, type Sent } from './upload.ts';

const post = (path: string, body: string): Sent => ({ path, headers: { 'content-type': 'application/json' }, body });
const INVALID = ['http/invalid', 'http/bad-request', 'http/too-large'];
const field = (name: string, words = ''): string =>
  `${BOUNDARY_LINE}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${words}\r\n`;

/** Bodies and headers of other requests. */
export const BODIES: readonly Attack[] = [
  {
    name: 'arrays nested half a million deep',
    answers: INVALID,
    make: () => post('/api/v1/cases', '['.repeat(500_000) + ']'.repeat(500_000)),
  },
  {
    name: 'objects nested 100,000 deep',
    answers: INVALID,
    make: () => post('/api/v1/cases', '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)),
  },
  {
    name: 'a fact nested 100,000 deep',
    answers: INVALID,
    make: () =>
      post(
        '/api/v1/cases',
        `{"procedure":"disclosure-request","fact":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
      ),
  },
  {
    name: '70,000 properties',
    answers: INVALID,
    make: () => post('/api/v1/cases', `{${Array.from({ length: 70_000 }, (_, at) => `"k${at}":1`).join(',')}}`),
  },
  {
    name: 'a number of 900,000 digits',
    answers: INVALID,
    make: () => post('/api/v1/cases', `{"procedure":${'9'.repeat(900_000)}}`),
  },
  {
    name: 'a name of 900,000 characters',
    answers: INVALID,
    make: () => post('/api/v1/cases', `{"procedure":"${'公'.repeat(300_000)}"}`),
  },
  {
    name: 'two megabytes of JSON',
    answers: ['http/too-large'],
    make: () => post('/api/v1/cases', `"${'a'.repeat(2_000_000)}"`),
  },
  { name: 'nine megabytes for an audit', answers: ['http/too-large'], make: () => form('a'.repeat(9_000_000)) },
  {
    name: 'a form of 60,000 small parts',
    answers: [...INVALID, 'reading/too-large'],
    make: () => form(field('a').repeat(60_000) + `${BOUNDARY_LINE}--\r\n`),
  },
  {
    name: 'a form of 60,000 parts with one name',
    answers: [...INVALID, 'reading/too-large'],
    make: () => form(field('report').repeat(60_000) + `${BOUNDARY_LINE}--\r\n`),
  },
  {
    name: 'a part whose headers do not end',
    answers: INVALID,
    make: () => form(`${BOUNDARY_LINE}\r\ncontent-disposition: form-data; name="${'a'.repeat(7_000_000)}`),
  },
  { name: 'a form of line ends', answers: INVALID, make: () => form('\r\n'.repeat(3_500_000)) },
  {
    name: 'a form of beginnings of its boundary',
    answers: INVALID,
    make: () => form(`${BOUNDARY_LINE}\r\n`.repeat(300_000)),
  },
  {
    name: 'a form of almost-boundaries',
    answers: INVALID,
    make: () => form(field('report', `${BOUNDARY_LINE.slice(0, -1)}\r\n`.repeat(300_000))),
  },
  {
    name: 'a header of languages',
    answers: ['http/not-found'],
    make: () => ({ method: 'GET', path: '/api/v1/nothing', headers: { 'accept-language': 'zh;q=0.1,'.repeat(1500) } }),
  },
];
