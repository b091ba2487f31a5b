import type { CivilDate } from '@gongkai/calendar';
import { INSTRUMENTS } from '../../kernel/index.ts';
import type { Regime } from './context.ts';

/** The text in force on a day (Art. 56). */
export const regimeOn = (day: CivilDate): Regime =>
  day < INSTRUMENTS['ogi-regulation-2019'].from ? 'FOI2008' : 'FOI2019';
