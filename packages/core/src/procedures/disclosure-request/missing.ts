import { cite, citeAll, type Suggestion, text } from '../../kernel/index.ts';
import type { Regime, RequestContext } from './context.ts';
import { r19 } from './kit.ts';
import { regimeOn } from './regime.ts';

/** What Art. 29 asks for and a request may lack. */
type Missing = RequestContext['missing'][number];

/** What a request, or its correction, says of what Art. 29 asks for. */
export interface Given {
  readonly applicant?:
    | {
        readonly name?: string | undefined;
        readonly identityProof?: boolean | undefined;
        readonly contact?: string | undefined;
        readonly phone?: string | undefined;
        readonly address?: string | undefined;
      }
    | undefined;
  readonly description?: string | undefined;
}

const NAMES: Readonly<Record<Missing, string>> = {
  name: '补充申请人的姓名或者名称',
  identityProof: '提供申请人的身份证明',
  contact: '补充联系方式',
  description: '补充所申请公开的政府信息的名称、文号或者便于查询的其他特征性描述',
};

const IS_GIVEN: Readonly<Record<Missing, (given: Given) => boolean>> = {
  name: ({ applicant }) => applicant?.name !== undefined,
  identityProof: ({ applicant }) => applicant?.identityProof === true,
  // A telephone number or an address is a way of contact as well.
  contact: ({ applicant: { contact, phone, address } = {} }) => (contact ?? phone ?? address) !== undefined,
  description: ({ description }) => description !== undefined,
};

/** What Art. 29 asks for; without it a request did arrive all the same. */
const ASKED: readonly Missing[] = ['name', 'identityProof', 'contact', 'description'];

/** What of a list is still missing after something was given. */
export const stillMissing = (given: Given, before: readonly Missing[] = ASKED): readonly Missing[] =>
  before.filter((one) => !IS_GIVEN[one](given));

const LACKS = {
  FOI2019: {
    because: text('申请缺少条例第二十九条规定的内容', 'the request lacks what Art. 29 asks for'),
    basis: citeAll(r19(29), r19(30)),
  },
  FOI2008: {
    because: text(
      '申请缺少2008年条例第二十条规定的内容',
      'the request lacks what Art. 20 of the text of 2008 asks for',
    ),
    basis: citeAll(cite('ogi-regulation-2008', 20), cite('ogi-regulation-2008', 21, null, { items: [4] })),
  },
} as const;

const textOf = ({ regime, submittedOn }: RequestContext): Regime =>
  regime ?? (submittedOn === null ? 'FOI2019' : regimeOn(submittedOn));

/** What the governing text asks for and a request lacks; that of 2008 asks for no proof of identity (Art. 20). */
export const missingIn = (context: RequestContext): readonly Missing[] =>
  textOf(context) === 'FOI2019' ? context.missing : context.missing.filter((one) => one !== 'identityProof');

/** An incomplete request did arrive (Art. 29; 2008 Art. 20); its notice of correction says what is missing (Art. 30). */
export const missingPoints = (context: RequestContext): readonly Suggestion[] => {
  const missing = missingIn(context);
  const { corrections, outcome, receivedOn } = context;
  if (missing.length === 0 || corrections > 0 || outcome !== null || receivedOn === null) return [];
  const data = { points: missing.map((name) => NAMES[name]) };
  return [{ fact: 'correction.requested', data, ...LACKS[textOf(context)], ahead: ['received'] }];
};
