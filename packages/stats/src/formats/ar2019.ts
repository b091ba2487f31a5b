import type { Format } from './format.ts';
import { single, table3 } from './table-3.ts';

/** Table 3 of the annual reports for 2019 and 2020: (六) is one row, so nineteen results. */
export const ar2019: Format = table3('AR2019', [single('r6', '(六)其他处理')]);
