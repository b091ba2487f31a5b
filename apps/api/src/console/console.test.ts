import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { PROCEDURES } from '@gongkai/core';
import { createApp } from '../app.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-built-'));
mkdirSync(join(folder, 'assets'));
const SCRIPT = `console.log(${JSON.stringify('公开'.repeat(600))})`;
writeFileSync(join(folder, 'index.html'), '<!doctype html><html><head><title>x</title></head><body></body></html>');
writeFileSync(join(folder, 'assets/index-1.js'), SCRIPT);
writeFileSync(join(folder, 'icon.svg'), '<svg/>');
writeFileSync(join(folder, '.sources'), 'a hash');
writeFileSync(join(folder, 'notes.txt'), 'not of the page');

const engine = await openEngine({ store: openSqliteStore(), procedures: PROCEDURES });
const app = createApp({ engine, console: folder });
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the console', () => {
  it('is where the front page and the page of a one-time link lead', async () => {
    for (const [from, to] of [
      ['/', '/console/'],
      ['/console', '/console/'],
      ['/set-up', '/console/set-up'],
    ] as const) {
      const answer = await app.request(from);
      expect([answer.status, answer.headers.get('location')]).toEqual([302, to]);
    }
  });

  it.each(['/console/', '/console/cases/abc', '/console/people'])('has its page at %s, without a key', async (path) => {
    const answer = await app.request(path);
    const text = await answer.text();
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const nonce = /name="style-nonce" content="([^"]+)"/.exec(text)?.[1] ?? '';
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
  });

  it('gives each page another nonce', async () => {
    const pages = await Promise.all([1, 2].map(async () => (await app.request('/console/')).text()));
    expect(pages[0]).not.toBe(pages[1]);
  });

  it('sends files that keep for ever, compressed where the browser takes that', async () => {
    const plain = await app.request('/console/assets/index-1.js');
    expect(plain.headers.get('cache-control')).toContain('immutable');
    expect(await plain.text()).toBe(SCRIPT);
    const small = await app.request('/console/assets/index-1.js', { headers: { 'accept-encoding': 'br, gzip' } });
    expect(small.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(await small.arrayBuffer()).toString()).toBe(SCRIPT);
    expect((await app.request('/console/icon.svg')).headers.get('content-type')).toBe('image/svg+xml');
  });

  it('has no page in the place of a script of an older build, and no file that is not of the page', async () => {
    expect((await app.request('/console/assets/index-0.js')).status).toBe(404);
    for (const path of ['.sources', 'notes.txt', '..%2f..%2fpackage.json', '%2e%2e/app.ts']) {
      const answer = await app.request(`/console/${path}`);
      expect(await answer.text()).not.toMatch(/a hash|not of the page|gongkai/);
    }
  });

  it('leaves the rest as it is where it is not built', async () => {
    const without = createApp({ engine });
    expect((await without.request('/')).status).toBe(200);
    expect((await without.request('/set-up')).status).toBe(200);
    expect((await without.request('/console/')).status).toBe(404);
  });
});
