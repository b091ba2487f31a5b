/** A number of production lines, and of the files that have them. */
export interface Extent {
  readonly lines: number;
  readonly files: number;
}

/** A chapter of the law on disclosure requests, and the names under which its facts, periods and data are known. */
export interface Chapter {
  /** Its file in the procedure's folder, without `.ts`; further files of it begin with this name and a dash. */
  readonly name: string;
  readonly law: string;
  readonly mentions: RegExp;
  /** Lines that mentioned it when the procedure was divided by layer. */
  readonly before: Extent;
  /** The whole declarations around those lines, where they were counted. */
  readonly declarations: Extent | null;
}

/** Chapters of disclosure-request whose place in the code is measured. */
export const CHAPTERS: readonly Chapter[] = [
  {
    name: 'correction',
    law: 'Regulation 2019, Art. 30',
    mentions: /correction|lateness/i,
    before: { lines: 159, files: 16 },
    declarations: { lines: 222, files: 17 },
  },
  {
    name: 'consultation',
    law: 'Regulation 2019, Arts. 32 and 34',
    mentions: /consultation|objection|third-?party|other-?agency/i,
    before: { lines: 202, files: 19 },
    declarations: null,
  },
  {
    name: 'extension',
    law: 'Regulation 2019, Art. 33',
    mentions: /extension/i,
    before: { lines: 92, files: 15 },
    declarations: { lines: 140, files: 16 },
  },
  {
    name: 'excessive',
    law: 'Regulation 2019, Art. 35',
    mentions: /\breasons\b|excessive|delayed-?reply/i,
    before: { lines: 77, files: 16 },
    declarations: null,
  },
  {
    name: 'fee',
    law: 'Regulation 2019, Art. 42; 国办函〔2020〕109号',
    mentions: /\bfees?\b|fee(?=[A-Z])|Fees?(?![a-z])|tariff|TARIFF/,
    before: { lines: 167, files: 18 },
    declarations: { lines: 233, files: 19 },
  },
];
