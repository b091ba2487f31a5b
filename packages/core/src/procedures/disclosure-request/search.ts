import { convention, text } from '../../kernel/index.ts';
import { UNLAWFUL } from './breach.ts';
import { r19, request } from './kit.ts';
import { saysAbsent } from './reply-content.ts';

type Answer = Parameters<typeof saysAbsent>[0] & { readonly at: number };

// Art. 36(4) has the applicant informed that nothing exists 经检索; that the search is on record before is a convention.
const UNSEARCHED = {
  code: 'rule/search-not-recorded',
  kind: 'conflict',
  basis: convention('search', r19(36, null, { items: [4] })),
  text: text(
    '答复政府信息不存在的,应当先经检索并登记检索记录',
    'information is said not to exist only after a search that is on record',
  ),
  ...UNLAWFUL,
} as const;

/** What is signed as not existing was searched for; else the decision by itself ends no clock. */
export const draftSearched = request.rule({
  ...UNSEARCHED,
  bars: (context, _, { searched }) => context.saysAbsent && searched !== true,
  instead: ({ draft }, { at }) => ({ outcome: draft, decidedAt: at, signedApart: false }),
});

/** The same of a reply that is given at once. */
export const answerSearched = request.rule<Answer>({
  ...UNSEARCHED,
  breaks: (_, answer, { searched }) => saysAbsent(answer) && searched !== true,
  instead: (_, { at, outcome }) => ({ outcome, decidedAt: at, signedApart: false }),
});

/** The same of a further result, which ends no clock. */
export const furtherSearched = request.rule<Answer>({
  ...UNSEARCHED,
  breaks: (_, answer, { searched }) => saysAbsent(answer) && searched !== true,
});
