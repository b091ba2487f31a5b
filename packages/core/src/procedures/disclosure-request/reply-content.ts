import * as z from 'zod';
import { caseNumber, publicField, text, words } from '../../kernel/index.ts';
import { r19, request } from './kit.ts';
import { isPartial, type OutcomeCode, releases, withholdGround, type WithholdGround } from './outcomes.ts';

const item = z.strictObject({
  title: words(500),
  number: words(100).optional(),
  pages: publicField(z.int().positive().max(100_000)).optional(),
});

/** What a reply gives and how, or where it sends the applicant (Arts. 36, 39, 40). */
export const content = {
  given: z.array(item).min(1).max(200).optional().meta({ description: 'what is given (Art. 36(2))' }),
  form: publicField(z.enum(['paper', 'electronic', 'inspection', 'other']))
    .optional()
    .meta({ description: 'the form in which it is given; `inspection` is reading and copying on the spot (Art. 40)' }),
  formReason: words(2000).optional().meta({ description: 'why not in the form that was asked for (Art. 40)' }),
  obtaining: words(1000).optional().meta({ description: 'way, place and time of obtaining it (Art. 36(2))' }),
  publicAt: words(1000).optional().meta({ description: 'where it is public already (Arts. 36(1), 39(2))' }),
  unheld: publicField(z.enum(['absent', 'not-ours']))
    .optional()
    .meta({ description: 'not held: it does not exist (Art. 36(4)), or is another agency’s (Art. 36(5))' }),
  competent: z
    .strictObject({ name: words(200), contact: words(500).optional() })
    .optional()
    .meta({ description: 'the agency or the channel to turn to (Arts. 36(5), 36(7), 39(1))' }),
  earlier: caseNumber.optional().meta({ description: 'the earlier case that was answered (Art. 36(6))' }),
};

const passage = z.strictObject({ place: words(500), ground: withholdGround, reason: words(2000).optional() });

/** The grounds of a partial release, passage by passage (Art. 37). */
export const passages = {
  passages: z.array(passage).min(1).max(200).optional().meta({ description: 'each passage that is not given' }),
};

type Parts = Readonly<z.core.$InferObjectOutput<typeof content & typeof passages, Record<never, never>>>;

/** A reply as far as its content depends on its outcome. */
export interface Content extends Partial<Parts> {
  readonly at: number;
  readonly outcome: OutcomeCode;
  readonly grounds?: readonly WithholdGround[] | undefined;
}

interface Grounded {
  readonly grounds?: readonly WithholdGround[] | undefined;
  readonly passages?: readonly { readonly ground: WithholdGround }[] | undefined;
}

/** The grounds of a reply: those that it names, or those of its passages. */
export const groundsOf = ({ grounds, passages: parts = [] }: Grounded): readonly WithholdGround[] =>
  grounds ?? [...new Set(parts.map(({ ground }) => ground))];

const among =
  (...codes: readonly OutcomeCode[]) =>
  (code: OutcomeCode): boolean =>
    isPartial(code) || codes.includes(code);

/** The outcomes whose reply may have each part. */
const FITS: { readonly [K in keyof Parts]-?: (code: OutcomeCode) => boolean } = {
  given: releases,
  form: releases,
  formReason: releases,
  obtaining: (code) => releases(code) || code === '5.3',
  publicAt: among('1', '5.3', '2008.public'),
  unheld: among('4.1', '2008.not-ours', '2008.absent'),
  competent: among('3.8', '4.1', '5.1', '2008.not-ours', '2008.other-route'),
  earlier: among('5.2', '5.5'),
  passages: isPartial,
};

const PARTS = Object.keys(FITS) as (keyof Parts)[];

/** What every reply must satisfy: no part that belongs to another outcome, and none that contradicts another part. */
export const contentRules = [
  request.rule<Content>({
    code: 'rule/content-misfit',
    basis: r19(36, null, { through: 40 }),
    text: text(
      '答复内容与答复类型不符,或者各项内容相互矛盾',
      'a part of the reply belongs to another outcome, or contradicts another part',
    ),
    breaks: (_, given) => {
      const { outcome, grounds, passages: parts = [], unheld, competent } = given;
      const isForeign = PARTS.some((part) => given[part] !== undefined && !FITS[part](outcome));
      const isUnnamed = grounds !== undefined && parts.some(({ ground }) => !grounds.includes(ground));
      return isForeign || isUnnamed || (unheld === 'absent' && competent !== undefined && !isPartial(outcome));
    },
  }),
];

/**
 * Whether a reply says that the information, or a part of it, does not exist here (Art. 36(4)), and not that it is
 * another agency's (Art. 36(5)).
 */
export const saysAbsent = (given: Omit<Content, 'at'>): boolean => {
  const { outcome, unheld, competent } = given;
  if (outcome !== '4.1' && !(outcome === '2' && groundsOf(given).includes('not-held'))) return false;
  return unheld === 'absent' || (unheld === undefined && competent === undefined);
};
