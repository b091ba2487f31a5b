export type {
  Block,
  Cell,
  Column,
  Format,
  FormatId,
  FormTable,
  Identity,
  Row,
  Source,
  YearIdentity,
} from './format.ts';
export { blocksOf, cellId, cellsOf } from './format.ts';
export { formatOfYear, FORMATS, isFormatId } from './formats.ts';
