import { setImmediate as nextTurn } from 'node:timers/promises';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { type Cell, rowXml, SHEET, workbookFiles } from './sheet-xml.ts';

/** The media type of a workbook. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

// Fast: a list is read from a network of the office, and every request waits for the same thread.
const LEVEL = 1;

interface Pump {
  readonly zip: Zip;
  /** The bytes that are ready since the last call. */
  readonly taken: () => readonly Uint8Array[];
}

const pumpOf = (): Pump => {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error;
    ready.push(bytes);
  });
  return {
    zip,
    taken: () => {
      const bytes = ready;
      ready = [];
      return bytes;
    },
  };
};

const addFile = (zip: Zip, path: string, text: string): void => {
  const file = new ZipDeflate(path, { level: LEVEL });
  zip.add(file);
  file.push(strToU8(text), true);
};

/** The bytes of a workbook with one sheet, as its rows arrive; other work goes on between two pages of rows. */
export async function* workbookBytes(
  name: string,
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<Uint8Array> {
  const { zip, taken } = pumpOf();
  for (const [path, text] of Object.entries(workbookFiles(name))) addFile(zip, path, text);
  const sheet = new ZipDeflate(SHEET.path, { level: LEVEL });
  zip.add(sheet);
  sheet.push(strToU8(SHEET.start));
  for await (const rows of pages) {
    sheet.push(strToU8(rows.map(rowXml).join('')));
    yield* taken();
    await nextTurn();
  }
  sheet.push(strToU8(SHEET.end), true);
  zip.end();
  yield* taken();
}
