import { ar2019 } from './ar2019.ts';
import { ar2021 } from './ar2021.ts';
import type { Format, FormatId } from './format.ts';
import { stat2014 } from './stat2014.ts';

/** The formats by their names. */
export const FORMATS: Readonly<Record<FormatId, Format>> = { STAT2014: stat2014, AR2019: ar2019, AR2021: ar2021 };

/** Whether a text names a format. */
export const isFormatId = (id: string): id is FormatId => Object.hasOwn(FORMATS, id);

/** The first report year of each form and the document that prescribes it, newest first. */
export const FIRST_YEARS: readonly (readonly [year: number, format: FormatId, prescribedBy: string])[] = [
  [2021, 'AR2021', '国办公开办函〔2021〕30号'],
  [2019, 'AR2019', '国办公开办函〔2019〕60号'],
  [2014, 'STAT2014', '国办发〔2014〕32号'],
];

/**
 * The form in which a year is reported. Before 2014 the State Council prescribed no form; the form of 2014 is used
 * (design choice).
 * @example
 * formatOfYear(2020) // => 'AR2019'
 */
export const formatOfYear = (year: number): FormatId => FIRST_YEARS.find(([from]) => year >= from)?.[1] ?? 'STAT2014';
