import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SchemaError } from '../errors.ts';
import { openEngine } from '../engine.ts';
import { accepted, aRequest, desk, fileOfTest, LI, PROCEDURES } from '../../test-support/desk.fixture.ts';
import { openSqliteStore } from './open-sqlite-store.ts';

const SENTENCE = /is damaged or is no database .*; restore the last backup into a new folder$/;

describe('a file that is damaged', () => {
  it('is refused with a sentence where it is no database', () => {
    const file = fileOfTest();
    writeFileSync(file, 'x'.repeat(8192));
    const open = () => openSqliteStore({ file });
    expect(open).toThrow(SchemaError);
    expect(open).toThrow(SENTENCE);
  });

  it.each([1, 12])('is refused with a sentence where its pages are overwritten from page %i on', async (first) => {
    const file = fileOfTest();
    const { engine } = await desk({ file });
    for (let index = 0; index < 30; index += 1) accepted(await engine.open(aRequest(), { actor: LI }));
    await engine.close();
    const handle = openSync(file, 'r+');
    const { length } = readFileSync(file);
    for (let from = first * 4096; from < length; from += 4096)
      writeSync(handle, Buffer.alloc(2048, 0xee), 0, 2048, from);
    closeSync(handle);
    const open = async () => openEngine({ store: openSqliteStore({ file }), procedures: PROCEDURES });
    await expect(open()).rejects.toThrow(SENTENCE);
  });
});
