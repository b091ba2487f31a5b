import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
// @boundaries-ignore files that are made for tests are in no package
import { docx, pdf } from '../../../../packages/reading/test-support/attached-files.ts';
import { filledFolder } from '../../test-support/fill.ts';
import { cli, folderOfTest, printed } from '../../test-support/run-cli.ts';

const SUBMITTED = JSON.stringify({
  type: 'request.submitted',
  at: '2026-01-30T09:00:00+08:00',
  channel: 'in-person',
  applicant: { kind: 'natural' },
  description: '某地块征收批复',
});

/** A case, and the environment of one who handles it. */
const desk = async (duties = 'registrar,handler') => {
  const { folder } = await filledFolder(1);
  const keyOf = async (held: string): Promise<string> => {
    const words = ['keys', 'add', '--name', 'li', '--data', folder, '--agency', 'agency-0', '--duties', held];
    return (await cli(words)).out.trim();
  };
  const environment = async (held: string) => ({ GONGKAI_DATA: folder, GONGKAI_KEY: await keyOf(held) });
  const open = ['case', 'open', 'disclosure-request', '-', '--json'];
  const { id } = printed(await cli(open, await environment('registrar'), SUBMITTED)) as { readonly id: string };
  const own = await environment(duties);
  const run = (words: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    cli(words, { ...own, ...more });
  return { run, id, files: folderOfTest() };
};

describe('gongkai attachments', () => {
  it('puts a file in, lists it, and gets it out into a new file', async () => {
    const { run, id, files } = await desk();
    const file = join(files, '申请书.pdf');
    writeFileSync(file, pdf());
    const put = await run(['attachments', 'put', id, file, '--kind', 'application', '--pages', '2']);
    expect([put.code, put.out]).toEqual([0, expect.stringMatching(/^recorded {2}/)]);
    const listed = await run(['attachments', 'list', id]);
    expect(listed.out).toMatch(/application {2}application\/pdf {2}\d+ bytes {2}申请书\.pdf\n$/);
    const { attachments } = printed(await run(['attachments', 'list', id, '--json'])) as {
      readonly attachments: readonly { readonly id: number; readonly pages: number }[];
    };
    expect(attachments).toMatchObject([{ name: '申请书.pdf', pages: 2, addedBy: expect.any(String) }]);
    const out = join(files, 'out.pdf');
    const get = ['attachments', 'get', id, String(attachments[0]?.id), out];
    expect(await run(get)).toMatchObject({ code: 0, out: expect.stringContaining('sha256 ') });
    expect(readFileSync(out).equals(pdf())).toBe(true);
    expect(await run([...get, '--json'])).toMatchObject({ code: 2, out: expect.stringContaining('file/exists') });
  });

  it('refuses what is not taken, and leaves nothing of it', async () => {
    const { run, id, files } = await desk();
    const file = join(files, 'a.pdf');
    writeFileSync(file, docx());
    const put = await run(['attachments', 'put', id, file, '--kind', 'other', '--json']);
    expect([put.code, printed(put)]).toMatchObject([
      2,
      {
        error: {
          code: 'attachment/refused',
          issues: [{ code: 'attachment/type', message: expect.stringContaining('docx') }],
        },
      },
    ]);
    writeFileSync(file, pdf(Buffer.alloc(2 * 1024 * 1024)));
    const large = await run(['attachments', 'put', id, file, '--kind', 'other'], { GONGKAI_ATTACHMENT_MB: '1' });
    expect([large.code, large.err]).toEqual([2, expect.stringContaining('attachment/too-large')]);
    const unscanned = await run(['attachments', 'put', id, file, '--kind', 'other'], {
      GONGKAI_SCANNER: '127.0.0.1:1',
    });
    expect([unscanned.code, unscanned.err]).toEqual([2, expect.stringContaining('attachment/no-scanner')]);
    expect((await run(['attachments', 'list', id])).out).toBe('');
    expect(await run(['attachments', 'get', id, '1', join(files, 'none')])).toMatchObject({ code: 2, out: '' });
  });

  it('asks for a duty that handles the case', async () => {
    const { run, id } = await desk('supervisor');
    expect(await run(['attachments', 'list', id])).toMatchObject({ code: 2, err: expect.stringContaining('no duty') });
  });
});
