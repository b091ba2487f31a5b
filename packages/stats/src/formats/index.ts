export type { CrosswalkRow } from '../crosswalk/crosswalk-row.ts';
export { CROSSWALK } from '../crosswalk/crosswalk-rows.ts';
export type { Crossed } from '../crosswalk/crosswalk.ts';
export { crosswalk } from '../crosswalk/crosswalk.ts';
export type {
  Block,
  Column,
  Format,
  FormatId,
  FormCell,
  FormTable,
  Identity,
  Row,
  Source,
  YearIdentity,
} from './format.ts';
export { blocksOf, cellId, cellsOf } from './format.ts';
export { FIRST_YEARS, formatOfYear, FORMATS, isFormatId } from './formats.ts';
