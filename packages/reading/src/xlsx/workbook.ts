import { parsePart } from '../parse-xml.ts';

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

const LONGEST_TARGET = 255;

/** Targets are relative to the folder of the workbook, or begin at the root. */
const partOf = (folder: string, target: string): string => {
  if (target.length > LONGEST_TARGET) return '';
  if (target.startsWith('/')) return target.slice(1);
  return `${folder}${target}`.replaceAll(/[^/]{1,255}\/\.\.\//g, '');
};

/** The part in which a part names those that it refers to. */
export const relationsOf = (part: string): string => {
  const name = part.lastIndexOf('/') + 1;
  return `${part.slice(0, name)}_rels/${part.slice(name)}.rels`;
};

/** Reads the list of sheets. */
export const readWorkbook = (parts: ReadonlyMap<string, Uint8Array>, main: string): Workbook => {
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const targets = new Map<string, string>();
  parsePart(parts.get(relationsOf(main)), {
    open: (name, attributes) => {
      if (name === 'Relationship') targets.set(attributes['Id'] ?? '', partOf(folder, attributes['Target'] ?? ''));
    },
  });
  const sheets: Sheet[] = [];
  let is1904 = false;
  parsePart(parts.get(main), {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key === 'r:id' || key.endsWith(':id'))?.[1] ?? '';
      sheets.push({ name: attributes['name'] ?? '', part: targets.get(id) ?? '' });
    },
  });
  return { sheets, is1904 };
};
