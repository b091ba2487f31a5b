import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { makePdf, pdfOf } from '../../test-support/files.ts';
import { createPool, type GivenReports, REPORT_PROGRAM } from './index.ts';

const pool = createPool({ program: REPORT_PROGRAM, processes: 1 });
afterAll(() => pool.stop());

const audit = async (reports: GivenReports): Promise<unknown> => {
  const place = pool.enter('test');
  try {
    return await place.run('audit', reports);
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  } finally {
    place.leave();
  }
};

const MEGABYTE = 1024 * 1024;

/** A page whose contents are packed in so many layers. */
const packed = (layers: number): Uint8Array => {
  let stream: Uint8Array = Buffer.alloc(256 * MEGABYTE, 0x20);
  for (let layer = 0; layer < layers; layer += 1) stream = deflateSync(stream);
  return pdfOf(stream, `/Filter [${'/FlateDecode '.repeat(layers)}]`);
};

describe('a process that audits', () => {
  it("reads and audits a report, and holds last year's against it", async () => {
    const text = '全年收到申请100件,比上年增长10%。';
    expect(await audit({ report: text })).toMatchObject({ document: { text, grids: [] } });
    expect(await audit({ report: Buffer.from(text), previous: '全年收到申请50件。' })).toMatchObject({
      document: { text },
    });
    expect(await audit({ report: makePdf(['收到申请12件。']) })).toMatchObject({
      document: { text: '收到申请12件。\n' },
    });
    expect(await audit({ report: new Uint8Array() })).toBe('reading/empty');
  });

  it.each([1, 2, 3])('refuses a PDF that unpacks to 256 MB in %i layers, and works on', async (layers) => {
    expect(await audit({ report: packed(layers) })).toBe('reading/expands-too-far');
    expect(await audit({ report: makePdf(['收到申请12件。']) })).toMatchObject({
      document: { text: '收到申请12件。\n' },
    });
  });
});
