export type { CsvOptions, Field } from './csv.ts';
export { encodeCsv } from './csv.ts';
export { tableToCsv } from './table-csv.ts';
export type { CellJson, TableJson } from './table-json.ts';
export { tableToJson } from './table-json.ts';
