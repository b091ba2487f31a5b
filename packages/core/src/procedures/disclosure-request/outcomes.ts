import * as z from 'zod';
import { type Citation, cite, type Outcome, publicField, text, type Where } from '../../kernel/index.ts';

/** Grounds on which information is withheld (Arts. 14–16). */
export const withholdGround = publicField(
  z.enum([
    'state-secret',
    'law-forbids',
    'security-and-stability',
    'third-party',
    'internal-affairs',
    'deliberative-process',
    'enforcement-file',
    // Of the rest of a partial release (Art. 37): nothing is withheld, there is nothing to give.
    'not-government-information',
    'not-held',
  ]),
);

/** Whether a ground says that there is nothing to give, and not that something is withheld under Arts. 14 to 16. */
export const isNotWithheld = (ground: WithholdGround): boolean =>
  ground === 'not-government-information' || ground === 'not-held';

export type WithholdGround = z.output<typeof withholdGround>;

type First = Outcome['reconsiderationFirst'];

const GROUPS: Readonly<Record<string, string>> = {
  r1: 'granted',
  r2: 'partial',
  r3: 'refused',
  r4: 'cannot-provide',
  r5: 'not-handled',
  r6: 'other',
};

// An outcome is a result row of table 3, or of the form of 2014 (3.3.4: refusals); the row says what kind it is.
const groupOf = ({ STAT2014, AR2021 }: Cells): string =>
  (STAT2014?.startsWith('3.3.4') === true ? 'refused' : GROUPS[AR2021?.slice(0, 2) ?? '']) ?? 'other';

// Since 2024 a refusal under Arts. 14–16 goes to reconsideration first (行政复议法2023 Art. 23; 法释〔2025〕8号), reading U11;
// one under the text of 2008 that is made since then as well, by the row of its ground.
const firstOf = ({ AR2021 }: Cells): First => {
  if (AR2021 === 'r2') return 'if-withheld-under-14-to-16';
  if (AR2021 === 'r3_8') return 'uncertain';
  return AR2021 === 'r6_3' ? null : AR2021?.startsWith('r3') === true;
};

interface Cells {
  readonly STAT2014?: string;
  readonly AR2019?: string;
  readonly AR2021?: string;
}

const row = <C extends Cells & Readonly<Record<string, string>>>(
  zh: string,
  en: string,
  basis: Citation | null,
  cells: C,
) => ({
  label: text(zh, en),
  basis,
  cells,
  group: groupOf(cells),
  reconsiderationFirst: firstOf(cells),
});

// One row of table 3 in both formats of the annual report; (六) was a single row in the trial format of 2019.
const both = (cell: string) => ({ AR2019: cell, AR2021: cell });
const sixth = (cell: string) => ({ AR2019: 'r6', AR2021: cell });
// Rows of the 2014 form, with the lossy crosswalk to table 3 where one exists.
const old = (cell: string, later?: string) => ({ STAT2014: cell, ...(later === undefined ? {} : both(later)) });

const r19 = (article: number, paragraph: number | null = null, where: Where = {}) =>
  cite('ogi-regulation-2019', article, paragraph, where);
const r08 = (article: number) => cite('ogi-regulation-2008', article);

/** Outcomes of both texts: the result rows of table 3 (2019 text) and the reply rows of the 2014 form (2008 text). */
export const OUTCOMES = {
  '1': row('(一)予以公开', 'granted', r19(36, null, { items: [1, 2] }), both('r1')),
  '2': row('(二)部分公开(区分处理的,只计这一情形,不计其他情形)', 'partly granted', r19(37), both('r2')),
  '3.1': row('1.属于国家秘密', 'state secret', r19(14), both('r3_1')),
  '3.2': row('2.其他法律行政法规禁止公开', 'other law forbids disclosure', r19(14), both('r3_2')),
  '3.3': row('3.危及“三安全一稳定”', 'endangers security or stability', r19(14), both('r3_3')),
  '3.4': row('4.保护第三方合法权益', 'protects a third party', r19(15), both('r3_4')),
  '3.5': row('5.属于三类内部事务信息', 'internal affairs', r19(16, 1), both('r3_5')),
  '3.6': row('6.属于四类过程性信息', 'deliberative process', r19(16, 2), both('r3_6')),
  '3.7': row('7.属于行政执法案卷', 'enforcement file', r19(16, 2), both('r3_7')),
  '3.8': row('8.属于行政查询事项', 'matter of an administrative register', r19(36, null, { items: [7] }), both('r3_8')),
  '4.1': row('1.本机关不掌握相关政府信息', 'not held by this agency', r19(36, null, { items: [4, 5] }), both('r4_1')),
  '4.2': row('2.没有现成信息需要另行制作', 'would have to be made', r19(38), both('r4_2')),
  '4.3': row('3.补正后申请内容仍不明确', 'still unclear after correction', r19(30), both('r4_3')),
  '5.1': row('1.信访举报投诉类申请', 'petition, report or complaint', r19(39, 1), both('r5_1')),
  '5.2': row('2.重复申请', 'repeated request', r19(36, null, { items: [6] }), both('r5_2')),
  '5.3': row('3.要求提供公开出版物', 'asks for a publication', r19(39, 2), both('r5_3')),
  '5.4': row('4.无正当理由大量反复申请', 'excessive without good reason', r19(35), both('r5_4')),
  '5.5': row('5.要求行政机关确认或重新出具已获取信息', 'asks to confirm or reissue', null, both('r5_5')),
  '6.1': row(
    '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    'not corrected in time',
    r19(30),
    sixth('r6_1'),
  ),
  '6.2': row(
    '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    'fee not paid in time',
    cite('fee-measures-2020', 6),
    sixth('r6_2'),
  ),
  '6.3': row('3.其他', 'otherwise ended', null, sixth('r6_3')),
  '2008.public': row('属于已主动公开范围', 'already published', r08(21), old('3.3.1', 'r1')),
  '2008.granted': row('同意公开', 'granted', r08(21), old('3.3.2', 'r1')),
  '2008.partial': row('同意部分公开', 'partly granted', r08(22), old('3.3.3', 'r2')),
  '2008.secret': row('不同意公开:涉及国家秘密', 'refused: state secret', r08(14), old('3.3.4.1', 'r3_1')),
  '2008.commercial': row('不同意公开:涉及商业秘密', 'refused: trade secret', r08(14), old('3.3.4.2', 'r3_4')),
  '2008.privacy': row('不同意公开:涉及个人隐私', 'refused: personal privacy', r08(14), old('3.3.4.3', 'r3_4')),
  '2008.security': row('不同意公开:危及三安全一稳定', 'refused: security or stability', r08(8), old('3.3.4.4', 'r3_3')),
  '2008.not-government': row(
    '不同意公开:不是《条例》所指政府信息',
    'refused: not government information',
    r08(2),
    old('3.3.4.5'),
  ),
  '2008.other-law': row(
    '不同意公开:法律法规规定的其他情形',
    'refused: other provisions',
    r08(14),
    old('3.3.4.6', 'r3_2'),
  ),
  '2008.not-ours': row('不属于本行政机关公开', 'not this agency', r08(21), old('3.3.5', 'r4_1')),
  '2008.absent': row('申请信息不存在', 'does not exist', r08(21), old('3.3.6', 'r4_1')),
  '2008.amend': row('告知作出更改补充', 'told to amend', r08(21), old('3.3.7')),
  '2008.other-route': row('告知通过其他途径办理', 'told another route', r08(21), old('3.3.8', 'r5_1')),
} as const satisfies Record<string, Outcome>;

/** The code of an outcome. */
export type OutcomeCode = keyof typeof OUTCOMES;

/** The ground on which each refusal rests (Arts. 14–16; of the text of 2008, Arts. 8 and 14); a partial release may have any. */
export const OWN_GROUND: Readonly<Partial<Record<OutcomeCode, WithholdGround>>> = {
  '3.1': 'state-secret',
  '3.2': 'law-forbids',
  '3.3': 'security-and-stability',
  '3.4': 'third-party',
  '3.5': 'internal-affairs',
  '3.6': 'deliberative-process',
  '3.7': 'enforcement-file',
  '2008.secret': 'state-secret',
  '2008.commercial': 'third-party',
  '2008.privacy': 'third-party',
  '2008.security': 'security-and-stability',
  '2008.other-law': 'law-forbids',
};

/** All outcome codes, for schemas. */
export const OUTCOME_CODES = Object.keys(OUTCOMES) as [OutcomeCode, ...OutcomeCode[]];

/** Outcomes that must state their reasons: partial release, refusals, and information that another agency holds (Arts. 36, 37). */
export const needsReasons = (code: OutcomeCode): boolean =>
  code === '2' ||
  code.startsWith('3.') ||
  code === '4.1' ||
  code === '6.3' ||
  code === '2008.partial' ||
  isRefusal2008(code);

const isRefusal2008 = (code: OutcomeCode): boolean =>
  'STAT2014' in OUTCOMES[code].cells && OUTCOMES[code].cells.STAT2014.startsWith('3.3.4');

/** Outcomes that release a part and withhold the rest (Art. 37; 2008 Art. 22). */
export const isPartial = (code: OutcomeCode): boolean => code === '2' || code === '2008.partial';

/** Outcomes that withhold something, or refer to a register in its place: never given on the spot. */
export const withholds = (code: OutcomeCode): boolean =>
  isPartial(code) || code.startsWith('3.') || isRefusal2008(code);

/** Outcomes that release information and so need a finished secrecy review that cleared it. */
export const releases = (code: OutcomeCode): boolean =>
  ['1', '2', '2008.public', '2008.granted', '2008.partial'].includes(code);
