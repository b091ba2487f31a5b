import { parsePart } from './parse-part.ts';

/** A sheet: its name, and the part that has its cells. */
export interface Sheet {
  readonly name: string;
  readonly part: string;
}

/** The sheets of a workbook in their order, and whether its days count from 1904. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly is1904: boolean;
}

/** Targets are relative to the folder of the workbook, or begin at the root. */
const partOf = (target: string): string => {
  if (target.startsWith('/')) return target.slice(1);
  return `xl/${target}`.replaceAll(/[^/]{1,255}\/\.\.\//g, '');
};

/** Reads the list of sheets. */
export const readWorkbook = (parts: ReadonlyMap<string, Uint8Array>): Workbook => {
  const targets = new Map<string, string>();
  parsePart(parts.get('xl/_rels/workbook.xml.rels'), {
    open: (name, attributes) => {
      if (name === 'Relationship') targets.set(attributes['Id'] ?? '', partOf(attributes['Target'] ?? ''));
    },
  });
  const sheets: Sheet[] = [];
  let is1904 = false;
  parsePart(parts.get('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key === 'r:id' || key.endsWith(':id'))?.[1] ?? '';
      sheets.push({ name: attributes['name'] ?? '', part: targets.get(id) ?? '' });
    },
  });
  return { sheets, is1904 };
};
