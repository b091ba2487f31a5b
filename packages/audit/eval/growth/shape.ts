import type { ReportDocument } from '@gongkai/audit';

/** What an audit reads: a report, and last year's report if there is one. */
export interface Audited {
  readonly report: ReportDocument;
  readonly previous?: ReportDocument;
}

/** A kind of input that can be made at any length. */
export interface Shape {
  readonly name: string;
  /** @param length the length of the whole text, in UTF-16 units, to a few hundred */
  readonly make: (length: number) => Audited;
}
