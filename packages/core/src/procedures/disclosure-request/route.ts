import type { Instant } from '@gongkai/calendar';
import { civilDate, startOfDay } from '@gongkai/calendar';
import { type Citation, cite, citeAll, convention, INSTRUMENTS, type Route, text } from '../../kernel/index.ts';
import type { RequestContext } from './context.ts';
import { isNotWithheld, isPartial, type OutcomeCode, OWN_GROUND } from './outcomes.ts';
import { settingsOf } from './settings.ts';

const firstInstantOf = (day: string): Instant => startOfDay(civilDate(day));
const LAW_OF_2023 = firstInstantOf(INSTRUMENTS['reconsideration-law-2023'].from);
const REGULATION_OF_2026 = firstInstantOf(INSTRUMENTS['reconsideration-regulation-2026'].from);

const law23 = (item: number): Citation => cite('reconsideration-law-2023', 23, 1, { items: [item] });
const regulation26 = (article: number, item?: number): Citation =>
  cite('reconsideration-regulation-2026', article, null, item === undefined ? {} : { items: [item] });
const court2025 = (article: number, paragraph: number): Citation => cite('spc-2025-8', article, paragraph);
const remembered = { mark: 'from-memory' } as const;
const before2024 = citeAll(
  cite('reconsideration-law-2017', 6, null, remembered),
  cite('litigation-law-2017', 44, null, remembered),
);

const doubtful = text(
  '法释〔2025〕8号第二条第二款并列两种途径,实施条例2026年修订仅见转述,请法制机构核对',
  'the interpretation of 2025 names both ways, and the regulation of 2026 was read second-hand: let counsel check',
);

const reconsideration = (basis: Citation): Route => ({ first: 'reconsideration', basis });
const either = (basis: Citation): Route => ({ first: 'either', basis });

/** Against silence: reconsideration first since the regulation of 2026, marked; before it either way. */
const ofSilence = (context: RequestContext, now: Instant): Route => {
  const setting = settingsOf(context)['route.silence'];
  if (setting !== 'byDate') {
    return { first: setting === 'either' ? 'either' : 'reconsideration', basis: convention('U12', law23(3)) };
  }
  if (now < LAW_OF_2023) return either(before2024);
  if (now < REGULATION_OF_2026) return { ...either(citeAll(law23(3), court2025(2, 2))), note: doubtful };
  return { ...reconsideration(citeAll(law23(3), regulation26(30, 1))), note: doubtful };
};

// What a partial release withholds under Arts. 14 to 16 is a refusal of that part. Under the text of 2008 it may name no
// ground, and then withholds 不应当公开的内容 (Art. 22).
const ofPartial = (context: RequestContext, actAt: Instant): Route => {
  const { 'route.compulsory': compulsory } = settingsOf(context);
  const withheld = context.grounds.filter((ground) => !isNotWithheld(ground));
  const isUnnamed = context.grounds.length === 0;
  const refused = compulsory.some((code) => {
    const own = OWN_GROUND[code];
    return own !== undefined && (isUnnamed || withheld.includes(own));
  });
  if (!refused) return either(court2025(1, 1));
  return reconsideration(
    actAt < REGULATION_OF_2026 ? convention('U11', law23(4)) : citeAll(law23(4), regulation26(31)),
  );
};

// The setting names refusals of the text of 2019; one of the text of 2008 goes the way of the one with its ground.
const isSameRefusal = (listed: OutcomeCode, outcome: OutcomeCode): boolean =>
  listed === outcome || (OWN_GROUND[outcome] !== undefined && OWN_GROUND[listed] === OWN_GROUND[outcome]);

// The Court names the articles of 2019 alone; 不予公开 of the law of 2023 is said of both texts.
const ofRefusal = (outcome: OutcomeCode): Citation => {
  if (OWN_GROUND[outcome] === undefined) return convention('U11');
  return outcome.startsWith('2008.') ? law23(4) : citeAll(law23(4), court2025(1, 2));
};

/**
 * The ways of the applicant, by the outcome and the date of the decision; of silence before a decision. Null where the
 * applicant ended the request.
 */
export const route = (context: RequestContext, now: Instant): Route | null => {
  const { outcome } = context;
  if (outcome === null) return ofSilence(context, now);
  if (outcome === '6.3') return null;
  const actAt = context.servedAt ?? context.decidedAt ?? context.closedAt ?? Number.NEGATIVE_INFINITY;
  if (actAt < LAW_OF_2023) return either(before2024);
  if (isPartial(outcome)) return ofPartial(context, actAt);
  if (settingsOf(context)['route.compulsory'].some((code) => isSameRefusal(code, outcome))) {
    return reconsideration(ofRefusal(outcome));
  }
  return either(actAt < REGULATION_OF_2026 ? court2025(1, 1) : citeAll(court2025(1, 1), regulation26(30, 2)));
};
