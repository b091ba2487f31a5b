import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// @boundaries-ignore files that are made for tests are in no package
import { docx, pdf, png } from '../../../../packages/reading/test-support/attached-files.ts';
// @boundaries-ignore files that are made for tests are in no package
import { EICAR, type RunningScanner, startScanner } from '../../../../packages/reading/test-support/scanner.ts';
import { createScanner } from '@gongkai/reading/attached';
import { attach, FORM_TYPE, formOf, postForm } from '../../test-support/attach.ts';
import { keyFor, opened, send, serve, type Server } from '../../test-support/server.ts';

const AT = '2026-03-02T10:00:00+08:00';
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A case, with the keys of one who handles it, one who supervises it, and one of another agency. */
const desk = async (more: Parameters<typeof serve>[2] = {}) => {
  const server = await serve(AT, undefined, more);
  const li = await keyFor(server.engine, ['registrar', 'handler']);
  const id = await opened(server, li, AT);
  const [supervisor, other] = [
    await keyFor(server.engine, ['supervisor']),
    await keyFor(server.engine, ['registrar'], 'dali'),
  ];
  return { server, li, id, supervisor, other };
};

const versionOf = async ({ engine }: Server, id: string): Promise<number> =>
  (await engine.read(id))?.state.version ?? 0;

describe('a document', () => {
  it('is not stored with a query parameter that is not known', async () => {
    const { server, li, id } = await desk();
    const before = await versionOf(server, id);
    const answer = await server.app.request(`/api/v1/cases/${id}/attachments?dryRun=true`, {
      method: 'POST',
      headers: { authorization: `Bearer ${li}`, 'content-type': FORM_TYPE },
      body: new Uint8Array(formOf({ kind: 'application' }, '申请书.pdf', pdf(Buffer.alloc(9, 'x')))),
    });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('dryRun')]);
    expect(await versionOf(server, id)).toBe(before);
  });

  it('is stored and recorded by one request, and read back byte for byte', async () => {
    const { server, li, id } = await desk();
    const bytes = pdf(Buffer.alloc(700_000, 'x'));
    const made = await attach(server, id, li, { name: '申请书.pdf', bytes, pages: '3' });
    expect([made.status, made.json]).toMatchObject([
      201,
      { id: 2, name: '申请书.pdf', kind: 'application', size: bytes.length, pages: 3, scan: 'not-scanned' },
    ]);
    expect(made.json['sha256']).toBe(sha256(bytes));
    expect(made.headers.get('location')).toBe(`/api/v1/cases/${id}/attachments/2`);
    const [, entry] = await server.engine.history(id);
    expect(entry?.fact).toMatchObject({
      type: 'document.attached',
      sha256: sha256(bytes),
      mediaType: 'application/pdf',
    });

    const path = `/api/v1/cases/${id}/attachments/2`;
    const headers = { authorization: `Bearer ${li}` };
    const read = await server.app.request(path, { headers });
    expect(Buffer.from(await read.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(read.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `inline; filename="attachment-2.pdf"; filename*=UTF-8''${encodeURIComponent('申请书.pdf')}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      etag: `"${sha256(bytes)}"`,
    });
    expect(read.headers.get('content-security-policy')).toMatch(/^default-src 'none'; sandbox;/);
    const head = await server.app.request(path, { method: 'HEAD', headers });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      String(bytes.length),
      '',
    ]);
    const same = await server.app.request(path, { headers: { ...headers, 'if-none-match': `"${sha256(bytes)}"` } });
    expect([same.status, await same.text()]).toEqual([304, '']);
    expect(await server.engine.verify()).toMatchObject({ problems: [] });
  });

  it('is saved by a browser, unless it is a picture or a PDF', async () => {
    const { server, li, id } = await desk();
    await attach(server, id, li, { name: "补正(1)'.docx", bytes: docx(), kind: 'correction' });
    await attach(server, id, li, { name: 'a.png', bytes: png(), kind: 'identity' });
    const disposition = async (seq: number) =>
      (await send(server, 'GET', `/api/v1/cases/${id}/attachments/${seq}`, { key: li })).headers.get(
        'content-disposition',
      );
    expect(await disposition(2)).toBe(
      `attachment; filename="attachment-2.docx"; filename*=UTF-8''%E8%A1%A5%E6%AD%A3%281%29%27.docx`,
    );
    expect(await disposition(3)).toMatch(/^inline; /);
  });

  it('is listed for others by kind and size alone, and read by those who handle the case', async () => {
    const { server, li, id, supervisor, other } = await desk();
    await attach(server, id, li, { name: '张三身份证.png', bytes: png(), kind: 'identity' });
    const path = `/api/v1/cases/${id}/attachments`;
    const seen = await send(server, 'GET', path, { key: supervisor });
    expect(seen.json).toMatchObject({ attachments: [{ id: 2, name: '〔略〕', kind: 'identity', sha256: null }] });
    expect(seen.text).not.toContain('张三');
    expect((await send(server, 'GET', `${path}/2`, { key: supervisor })).json).toMatchObject({
      code: 'auth/forbidden',
    });
    for (const one of [path, `${path}/2`]) {
      expect((await send(server, 'GET', one, { key: other })).json).toMatchObject({ code: 'case/not-found' });
    }
    expect((await send(server, 'GET', `${path}/1`, { key: li })).json).toMatchObject({ code: 'attachment/missing' });
    expect((await send(server, 'GET', `${path}/2?a=1`, { key: li })).status).toBe(400);
  });

  it('is gone from the list when its entry is void, and other content cannot be put in its place', async () => {
    const { server, li, id } = await desk();
    await attach(server, id, li, { name: 'a.png', bytes: png() });
    await attach(server, id, li, { name: 'b.pdf', bytes: pdf() });
    const head = await keyFor(server.engine, ['office-head']);
    const path = `/api/v1/cases/${id}`;
    const record = (body: object) => send(server, 'POST', `${path}/facts`, { key: head, body });
    const correction = { type: 'entry.corrected', at: AT, seq: 3, data: { sha256: sha256(png()) }, reason: '误录' };
    expect((await record(correction)).json).toMatchObject({ code: 'entry/not-correctable' });
    expect((await record({ type: 'entry.voided', at: AT, seq: 2, reason: '误录' })).status).toBe(200);
    expect((await send(server, 'GET', `${path}/attachments`, { key: li })).json).toMatchObject({
      attachments: [{ id: 3, name: 'b.pdf', sha256: sha256(pdf()) }],
    });
    expect((await send(server, 'GET', `${path}/attachments/2`, { key: li })).status).toBe(404);
    expect(await server.engine.verify()).toMatchObject({ problems: [] });
  });
});

describe('an upload', () => {
  it('is refused before its body is read where the caller may not attach anything', async () => {
    const { server, id, supervisor, other } = await desk();
    const administrator = (await server.engine.keys.add({ name: 'a', agency: null, duties: [], administrator: true }))
      .secret;
    for (const [key, code] of [
      [supervisor, 'actor/forbidden'],
      [other, 'case/not-found'],
      [administrator, 'auth/forbidden'],
    ] as const) {
      let taken = 0;
      const body = new ReadableStream(
        {
          pull: (controller) => {
            taken += 1;
            controller.enqueue(new Uint8Array(65_536));
          },
        },
        { highWaterMark: 0 },
      );
      const answer = await server.app.request(`/api/v1/cases/${id}/attachments`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'multipart/form-data; boundary=x' },
        body,
        duplex: 'half',
      } as RequestInit);
      expect([(await answer.json()) as unknown, taken]).toMatchObject([{ code }, 0]);
    }
  });

  it('may have its fields before or after the file', async () => {
    const { server, li, id } = await desk();
    expect((await postForm(server, id, li, formOf({ kind: 'proof', pages: '1' }, 'a.pdf', pdf(), true))).status).toBe(
      201,
    );
  });

  it.each<readonly [string, Buffer, string]>([
    ['without a kind', formOf({}, 'a.pdf', pdf()), 'http/invalid'],
    ['of an unknown kind', formOf({ kind: 'nonsense' }, 'a.pdf', pdf()), 'http/invalid'],
    ['with no pages', formOf({ kind: 'other', pages: '0' }, 'a.pdf', pdf()), 'http/invalid'],
    ['with an unknown field', formOf({ kind: 'other', sha256: 'x' }, 'a.pdf', pdf()), 'http/invalid'],
    ['without a file', formOf({ kind: 'other' }, null, pdf()), 'http/invalid'],
    ['of an empty file', formOf({ kind: 'other' }, 'a.pdf', Buffer.alloc(0)), 'attachment/empty'],
    ['of a page that is called a PDF', formOf({ kind: 'other' }, 'a.pdf', Buffer.from('<html>')), 'attachment/type'],
    ['of a name with a path', formOf({ kind: 'other' }, '../a.pdf', pdf()), 'attachment/name'],
    ['of a name that turns', formOf({ kind: 'other' }, 'a\u202efdp.pdf', pdf()), 'attachment/name'],
    ['that is cut off', formOf({ kind: 'other' }, 'a.pdf', pdf()).subarray(0, -40), 'http/bad-request'],
    ['that begins as no form', Buffer.from('x'.repeat(100)), 'http/bad-request'],
  ])('leaves nothing where it is one %s', async (_, body, code) => {
    const { server, li, id } = await desk();
    expect((await postForm(server, id, li, body)).code).toBe(code);
    expect(await versionOf(server, id)).toBe(1);
    const left = [];
    for await (const row of server.store.dump(['blobs', 'blob_chunks'])) left.push(row);
    expect(left).toEqual([]);
  });

  it('has limits for a file and for a case, and one content counts for each attachment', async () => {
    const { server, li, id } = await desk({ attachmentLimits: { file: 10_000, case: 15_000 } });
    const bytes = pdf(Buffer.alloc(6_000, 'x'));
    expect((await attach(server, id, li, { name: 'a.pdf', bytes: pdf(Buffer.alloc(20_000)) })).code).toBe(
      'attachment/too-large',
    );
    const together = await Promise.all(
      Array.from({ length: 4 }, () => attach(server, id, li, { name: 'a.pdf', bytes })),
    );
    expect(together.map(({ code }) => code).toSorted()).toEqual([
      'attachment/case-full',
      'attachment/case-full',
      'ok',
      'ok',
    ]);
    const left = [];
    for await (const row of server.store.dump(['blobs'])) left.push(row);
    expect(left).toHaveLength(1);
  });

  it('is the only way to attach: a fact with a hash is refused', async () => {
    const { server, li, id } = await desk();
    const fact = {
      type: 'document.attached',
      at: AT,
      sha256: 'a'.repeat(64),
      name: 'a.pdf',
      mediaType: 'application/pdf',
    };
    const body = { ...fact, size: 5, kind: 'other' };
    const answer = await send(server, 'POST', `/api/v1/cases/${id}/facts`, { key: li, body });
    expect([answer.status, answer.json['code']]).toEqual([422, 'attachment/by-upload']);
  });
});

describe('with a scanner', () => {
  let scanner: RunningScanner;
  beforeAll(async () => {
    scanner = await startScanner();
  });
  afterAll(() => scanner.close());
  const withScanner = () => desk({ scanner: createScanner({ host: '127.0.0.1', port: scanner.port }, 500) });

  it('a clean file is taken, and one in which something is found is not', async () => {
    scanner.behaviour = 'right';
    const { server, li, id } = await withScanner();
    expect((await attach(server, id, li, { name: 'a.pdf', bytes: pdf() })).json).toMatchObject({ scan: 'clean' });
    const infected = await attach(server, id, li, { name: 'b.pdf', bytes: pdf(Buffer.from(EICAR)) });
    expect([infected.status, infected.code]).toEqual([422, 'attachment/infected']);
    expect(await versionOf(server, id)).toBe(2);
    expect(await server.engine.verify()).toMatchObject({ problems: [] });
  });

  it('nothing is taken, and nothing that was not scanned is read, while it cannot be asked', async () => {
    const { server, li, id } = await withScanner();
    scanner.behaviour = 'silent';
    const answer = await attach(server, id, li, { name: 'a.pdf', bytes: pdf() });
    expect([answer.status, answer.code]).toEqual([503, 'attachment/no-scanner']);
    expect(answer.headers.get('retry-after')).toBe('30');
    expect(await versionOf(server, id)).toBe(1);
  });

  it('content from before there was one is scanned when it is read', async () => {
    const before = await desk();
    const { engine, store } = before.server;
    await attach(before.server, before.id, before.li, { name: 'a.pdf', bytes: pdf() });
    await attach(before.server, before.id, before.li, { name: 'b.pdf', bytes: pdf(Buffer.from(EICAR)) });
    const server = await serve(AT, undefined, {
      store,
      scanner: createScanner({ host: '127.0.0.1', port: scanner.port }, 500),
    });
    const codeOf = async (seq: number) => {
      const path = `/api/v1/cases/${before.id}/attachments/${seq}`;
      const { status, json } = await send(server, 'GET', path, { key: before.li });
      return status === 200 ? 'ok' : json['code'];
    };
    scanner.behaviour = 'silent';
    expect(await codeOf(2)).toBe('attachment/no-scanner');
    scanner.behaviour = 'right';
    expect([await codeOf(2), await codeOf(3)]).toEqual(['ok', 'attachment/infected']);
    scanner.behaviour = 'silent';
    expect([await codeOf(2), await codeOf(3)]).toEqual(['ok', 'attachment/infected']);
    const listed = await send(server, 'GET', `/api/v1/cases/${before.id}/attachments`, { key: before.li });
    expect(listed.json).toMatchObject({ attachments: [{ scan: 'clean' }, { scan: 'infected' }] });
    expect(await engine.verify()).toMatchObject({ problems: [] });
  });
});
