import { describe, expect, it } from 'vitest';
import { desk } from '../../test-support/desk.ts';

const LINE = '--a-b';
const part = (name: string, words: string, file = ''): string =>
  `${LINE}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${words}\r\n`;
const END = `${LINE}--\r\n`;

const answered = async (body: string, type = 'multipart/form-data; boundary="a-b"') => {
  const { server, key } = await desk();
  const headers = { authorization: `Bearer ${key}`, 'content-type': type };
  const answer = await server.app.request('/api/v1/audits', { method: 'POST', headers, body });
  return `${answer.status} ${/"code":"([^"]+)"/.exec(await answer.text())?.[1] ?? 'ok'}`;
};

describe('a form', () => {
  it('is read with its file, whatever its name', async () => {
    expect(await answered(part('report', '收到申请100件。', '; filename="年报 2023.txt"') + END)).toBe('200 ok');
  });

  it.each([
    ['many parts', part('a', '').repeat(20_000) + END, '400 http/bad-request'],
    ['a field that is no file', part('report', 'x') + END, '422 http/invalid'],
    ['an unknown file', part('other', 'x', '; filename="x"') + END, '422 http/invalid'],
    ['two files of one name', part('report', 'x', '; filename="x"').repeat(2) + END, '422 http/invalid'],
    ['no end', part('report', 'x', '; filename="x"'), '400 http/bad-request'],
    [
      'a head without an end',
      `${LINE}\r\ncontent-disposition: form-data; name="${'a'.repeat(100_000)}`,
      '400 http/bad-request',
    ],
    ['nothing', '', '400 http/bad-request'],
  ])('with %s is refused', async (_, body, code) => {
    expect(await answered(body)).toBe(code);
  });

  it('without a boundary is refused', async () => {
    expect(await answered(END, 'multipart/form-data')).toBe('400 http/bad-request');
  });
});
