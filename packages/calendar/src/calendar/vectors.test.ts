import { describe, expect, it } from 'vitest';
import { vectorsCsv } from '../../test-support/naive-calendar.oracle.ts';
import { vectorsOf } from '../../test-support/vectors.oracle.ts';

const row = {
  id: '2',
  start: '2026-02-13',
  days: 3,
  due: '2026-02-25',
  note: 'a "worked" Saturday, off 15-23\nFebruary',
};
const text = 'id,start,working_days,due,note\n2,2026-02-13,3,2026-02-25,"a ""worked"" Saturday, off 15-23\nFebruary"\n';

describe('the file of vectors', () => {
  it('is read with line feeds, with CRLF, with a byte-order mark and with quoted notes', () => {
    expect(vectorsOf(text)).toEqual([row]);
    const crlf = text.replaceAll('\n', '\r\n');
    expect(vectorsOf(crlf)).toEqual([{ ...row, note: row.note.replaceAll('\n', '\r\n') }]);
    expect(vectorsOf(`\uFEFF${text.trimEnd()}`)).toEqual([row]);
    expect(vectorsOf('id,start,working_days,due,note\r\n4,2008-02-01,1,2008-02-02,\r\n\r\n')).toEqual([
      { id: '4', start: '2008-02-01', days: 1, due: '2008-02-02', note: '' },
    ]);
  });

  it('may grow, and has whole days and dates in every row', () => {
    const vectors = vectorsOf(vectorsCsv);
    expect(vectors.length).toBeGreaterThanOrEqual(20);
    expect(new Set(vectors.map(({ id }) => id)).size).toBe(vectors.length);
    for (const { start, due, days } of vectors)
      expect([start, due, Number.isInteger(days)]).toEqual([
        expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        true,
      ]);
  });
});
