import type { Instant } from '@gongkai/calendar';
import { civilDate, startOfDay } from '@gongkai/calendar';
import { type Citation, cite, citeAll, INSTRUMENTS } from '../../kernel/index.ts';
import type { IncidentContext } from './kit.ts';

export const notice61 = cite('response-2016-61');
export const rules80 = cite('implementing-rules-2016-80');
export const yunnan = cite('yunnan-report-2018');
export const both = citeAll(notice61, rules80);

/** The law of 2007; `governing` puts that of 2024 in its place where the event was later. */
export const erl2007 = (article?: number): Citation => cite('emergency-response-law-2007', article);

const reporting = (law: Citation): Citation =>
  citeAll(
    law,
    cite('accident-reporting-2007', 9, null, { through: 11 }),
    cite('health-emergency-2011', 19, null, { through: 20 }),
  );

/** Reports upward: the general duty, and the regulations that set hours. */
export const reporting2007 = reporting(erl2007(39));
const reporting2024 = reporting(cite('emergency-response-law-2024', 61));

/** The provision by the law of the day of the event: both texts have the kinds and grades in Art. 3. */
export const governing = (basis: Citation, { regime }: IncidentContext): Citation => {
  if (regime !== 'ERL2024') return basis;
  if (basis === reporting2007) return reporting2024;
  return basis.instrument === 'emergency-response-law-2007' && basis.article !== null && basis.also.length === 0
    ? cite('emergency-response-law-2024', basis.article)
    : basis;
};

const firstInstantOf = (day: string): Instant => startOfDay(civilDate(day));

export const ERL2007_FROM = firstInstantOf(INSTRUMENTS['emergency-response-law-2007'].from);
export const ERL2024_FROM = firstInstantOf(INSTRUMENTS['emergency-response-law-2024'].from);
