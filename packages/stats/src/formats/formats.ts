import { ar2019 } from './ar2019.ts';
import { ar2021 } from './ar2021.ts';
import type { Format, FormatId } from './format.ts';
import { stat2014 } from './stat2014.ts';

/** The formats by their names. */
export const FORMATS: Readonly<Record<FormatId, Format>> = { STAT2014: stat2014, AR2019: ar2019, AR2021: ar2021 };
