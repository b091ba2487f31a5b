import { beforeAll, describe, expect, it } from 'vitest';
import { keyFor, send, serve, type Server } from '../../test-support/server.ts';

let server: Server;
let key: string;

beforeAll(async () => {
  server = await serve('2026-03-02T09:00:00+08:00');
  key = await keyFor(server.engine, []);
});

const read = async (path: string) => (await send(server, 'GET', `/api/v1${path}`, { key })).json;

interface Form {
  readonly tables: readonly {
    readonly blocks: readonly {
      readonly columns: readonly { readonly id: string }[];
      readonly rows: readonly { readonly id: string; readonly unit: string | null }[];
    }[];
  }[];
  readonly rules: readonly { readonly left: readonly string[]; readonly right: readonly string[] }[];
}

describe('the forms of the yearly statistics', () => {
  it('are listed with the year from which each is used', async () => {
    expect(await read('/tables')).toMatchObject({
      forms: [
        { id: 'AR2021', from: 2021, prescribedBy: '国办公开办函〔2021〕30号' },
        { id: 'AR2019', from: 2019 },
        { id: 'STAT2014', from: 2014 },
      ],
    });
  });

  it.each(['AR2021', 'AR2019', 'STAT2014'])(
    '%s names every cell of its table, and rules about those cells alone',
    async (id) => {
      const form = (await read(`/tables/${id}`)) as unknown as Form;
      const table = (await read(`/tables/${id}/2025`)) as unknown as {
        readonly cells: readonly { readonly id: string }[];
      };
      const cells = new Set(table.cells.map((cell) => cell.id));
      const printed = new Set(
        form.tables.flatMap(({ blocks }) =>
          blocks.flatMap(({ columns, rows }) =>
            rows.flatMap((row) =>
              columns.length === 0 ? [row.id] : columns.map((column) => `${row.id}/${column.id}`),
            ),
          ),
        ),
      );
      expect([...cells].filter((cell) => !printed.has(cell)).length).toBeLessThanOrEqual(4);
      expect(form.rules.flatMap(({ left, right }) => [...left, ...right]).filter((cell) => !cells.has(cell))).toEqual(
        [],
      );
    },
  );

  it('carries figures over from the year before by a rule', async () => {
    expect(await read('/tables/AR2021')).toMatchObject({
      rules: expect.arrayContaining([
        {
          rule: 'I4 natural',
          kind: 'equal',
          soft: false,
          left: ['carriedOver/natural'],
          right: [],
          before: ['carriedForward/natural'],
        },
      ]) as unknown,
    });
    expect(await read('/tables/AR1999')).toMatchObject({ code: 'table/unknown-format' });
  });
});
