import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { keyFor, send, serve, type Server } from '../../test-support/server.ts';

const DATA = new URL('../../../../packages/audit/test-data/', import.meta.url);
const suqian = readFileSync(new URL('suqian-2023.txt', DATA), 'utf8');
const yunnan = readFileSync(new URL('yunnan-2018.txt', DATA));

interface Audit {
  readonly text: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly {
    readonly verdict: string;
    readonly where: { readonly offset: number; readonly length: number };
    readonly stated: string | null;
    readonly computed: string | null;
    readonly occurrences?: readonly unknown[];
  }[];
}

let server: Server;
let key: string;

beforeAll(async () => {
  server = await serve('2026-03-02T09:00:00+08:00');
  key = await keyFor(server.engine, []);
});

const upload = async (parts: Readonly<Record<string, Blob | string>>, authorization = `Bearer ${key}`) => {
  const form = new FormData();
  for (const [name, part] of Object.entries(parts)) form.append(name, part);
  const answer = await server.app.request('/api/v1/audits', { method: 'POST', headers: { authorization }, body: form });
  return { status: answer.status, json: (await answer.json()) as Audit & { readonly code?: string } };
};

const blob = (content: string | Uint8Array<ArrayBuffer> | Buffer<ArrayBuffer>): Blob => new File([content], 'report');

describe('POST /api/v1/audits', () => {
  it('finds the wrong figures of an uploaded report, and the words that were overwritten', async () => {
    const { status, json } = await upload({ report: blob(yunnan) });
    expect(status).toBe(200);
    expect(json.counts).toMatchObject({ error: 2, rounding: 0 });
    const errors = json.findings.filter(({ verdict }) => verdict === 'error');
    expect(errors.map(({ stated, computed }) => [stated, computed])).toEqual([
      ['39.29%', '64.73%'],
      ['19.53%', '20.53%'],
    ]);
    expect(json.findings.flatMap(({ occurrences = [] }) => occurrences).length).toBeGreaterThanOrEqual(47);
  });

  it('gives the text as it was read, into which every place points', async () => {
    const html = `<html><body><p>${yunnan.toString('utf8').replaceAll('\n', '</p><p>')}</p></body></html>`;
    const { json } = await upload({ report: blob(html) });
    expect(json.text).not.toContain('<p>');
    const errors = json.findings.filter(({ verdict }) => verdict === 'error');
    expect(errors.length).toBeGreaterThan(0);
    for (const { stated, where } of errors) {
      expect(json.text.slice(where.offset, where.offset + where.length)).toBe(stated);
    }
  });

  it('takes plain text as JSON', async () => {
    const body = { text: suqian.replace('305 0 0 0 0 0 305', '350 0 0 0 0 0 305') };
    const { status, json } = await send(server, 'POST', '/api/v1/audits', { key, body });
    expect(status).toBe(200);
    expect(json['counts']).toMatchObject({ error: 1 });
  });

  it('accepts an upload larger than the body of any other request, up to its own limit', async () => {
    expect((await upload({ report: blob(`${suqian}\n${' '.repeat(2_000_000)}`) })).json.code).toBe('reading/too-large');
    expect((await upload({ report: blob(`<html>${'<!-- -->'.repeat(500_000)}<p>${suqian}`) })).status).toBe(200);
    expect(await upload({ report: blob(new Uint8Array(9_000_000)) })).toMatchObject({
      status: 413,
      json: { code: 'http/too-large' },
    });
  });

  it.each([
    ['a binary file', 415, 'reading/binary', Uint8Array.from([0, 1, 2, 3])],
    ['an empty file', 422, 'reading/empty', new Uint8Array()],
    ['a broken PDF', 422, 'reading/broken', new TextEncoder().encode('%PDF-1.7 nothing')],
  ])('refuses %s with %i %s', async (_, status, code, bytes) => {
    const refused = await upload({ report: blob(bytes) });
    expect(refused).toMatchObject({ status, json: { code } });
    const page = await server.app.request(`/errors/${code}`);
    expect(page.status).toBe(200);
  });

  it('refuses other bodies, parts that it does not know, and callers without a key', async () => {
    expect(await upload({ report: '公开' })).toMatchObject({ status: 422, json: { code: 'http/invalid' } });
    expect(await upload({ report: blob('公开'), more: '1' })).toMatchObject({ status: 422 });
    expect(await upload({ report: blob('公开') }, '')).toMatchObject({ status: 401 });
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'text/plain' };
    const plain = await server.app.request('/api/v1/audits', { method: 'POST', headers, body: '公开' });
    expect(plain.status).toBe(415);
  });
});
