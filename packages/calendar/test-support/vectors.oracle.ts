// Reads the vectors as any spreadsheet may have written them: with CRLF, a byte-order mark, and quoted notes.
export interface Vector {
  readonly id: string;
  readonly start: string;
  readonly days: number;
  readonly due: string;
  readonly note: string;
}

/** The rows of a CSV text (RFC 4180): quoted fields may hold commas, line breaks and doubled quotes. */
export const csvRows = (csv: string): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end = ''] of csv
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.some((field) => field !== '')) rows.push(row);
    row = [];
  }
  return rows;
};

export const vectorsOf = (csv: string): readonly Vector[] => {
  const [head = [], ...rows] = csvRows(csv);
  return rows.map((row) => {
    const field = (name: string): string => row[head.indexOf(name)] ?? '';
    return {
      id: field('id'),
      start: field('start'),
      days: Number(field('working_days')),
      due: field('due'),
      note: field('note'),
    };
  });
};
