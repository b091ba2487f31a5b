import { parsePart } from '../parse-xml.ts';

// The formats of dates and times that have numbers of their own (ECMA-376 part 1, 18.8.30).
const DATE_NUMBERS: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Text in quotes, escaped characters, colours and conditions of a format. */
const NO_FIELDS = /"[^"]*"|\\.|[_*].|\[[^[\]]*\]/g;

/** Excel accepts no longer one. */
const LONGEST_CODE = 255;

const isDateCode = (code: string): boolean =>
  code.length <= LONGEST_CODE && /[ymdhs]/i.test(code.replaceAll(NO_FIELDS, ''));

/** The numbers of the cell styles that show a number as a date. */
export const readDateStyles = (bytes: Uint8Array | undefined): ReadonlySet<number> => {
  const own = new Map<number, boolean>();
  const dates = new Set<number>();
  let inCells = false;
  let style = 0;
  const isDate = (number: number): boolean => {
    return own.get(number) ?? DATE_NUMBERS.some(([first, last]) => number >= first && number <= last);
  };
  parsePart(bytes, {
    open: (name, attributes) => {
      if (name === 'numFmt') own.set(Number(attributes['numFmtId']), isDateCode(attributes['formatCode'] ?? ''));
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        if (isDate(Number(attributes['numFmtId']))) dates.add(style);
        style += 1;
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return dates;
};

const DAY_MS = 86_400_000;
const FROM_1900 = Date.UTC(1899, 11, 30);
const FROM_1904 = Date.UTC(1904, 0, 1);
/** The calendar of 1900 counts 29 February 1900, which there never was. */
const AFTER_THE_GAP = 60;
/** 31 December 9999, the last day that a workbook can have. */
const LAST_DAY = 2_958_465;

/** The day of a serial number, `YYYY-MM-DD`; null for any other number. */
export const dayOf = (serial: number, is1904: boolean): string | null => {
  if (!(serial >= 0 && serial <= LAST_DAY)) return null;
  const days = Math.floor(serial) + (!is1904 && serial < AFTER_THE_GAP ? 1 : 0);
  return new Date((is1904 ? FROM_1904 : FROM_1900) + days * DAY_MS).toISOString().slice(0, 10);
};
