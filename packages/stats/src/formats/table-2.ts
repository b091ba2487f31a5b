import type { Mark } from '@gongkai/core';
import { type RegisterId, REGISTERS } from '../registers/registers.ts';
import { buildBlock, fromRegister } from './block.ts';
import type { Block, Column, FormTable } from './format.ts';

/** A row of table 2: its words, and the register that feeds each of its columns. */
type Line = readonly [id: string, label: string, ...registers: readonly RegisterId[]];

/** Builds a block of table 2, named for the paragraph of Art. 20 that it reports on. */
export const buildBlock20 = (
  paragraph: string,
  columns: readonly (readonly [id: string, label: string])[],
  lines: readonly Line[],
  mark: Mark = 'verified',
): Block => {
  const heads = columns.map(([id, label]): Column => ({ id, label, above: [] }));
  const feeding = new Map(
    lines.flatMap(([row, , ...registers]) => registers.map((kept, index) => [`${row} ${columns[index]?.[0]}`, kept])),
  );
  return buildBlock({
    id: `20-${paragraph}`,
    title: `第二十条第(${paragraph})项`,
    columns: heads,
    rows: lines.map(([id, label, ...registers]) => ({
      id,
      label,
      unit: registers.length === 0 ? null : (registers.map((kept) => REGISTERS[kept].unit).at(-1) ?? null),
      parent: null,
      depth: 0,
      mark,
    })),
    source: ({ id }, column) => {
      const kept = feeding.get(`${id} ${column?.id}`);
      return kept === undefined ? null : fromRegister(kept);
    },
  });
};

/** Table 2 of an annual report. */
export const table2 = (blocks: readonly Block[]): FormTable => ({
  id: 'proactive',
  title: '主动公开政府信息情况',
  blocks,
});
