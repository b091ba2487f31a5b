import { text, words } from '../../kernel/index.ts';
import { changed, consultationId, type Named, UNKNOWN } from './consultation.ts';
import { named } from './consultation-clock.ts';
import type { Consultation, RequestContext } from './context.ts';
import { not2008, on, r19, request } from './kit.ts';
import { settingsOf } from './settings.ts';

const { fact, rule } = request;

const isStanding = (one: Consultation): boolean =>
  one.party === 'third-party' && one.how === 'objects' && !one.overridden && !one.rejected;

// The text of 2008 asks for consent (Art. 23): silence bars release as an objection does.
const isSilent2008 = (one: Consultation, { regime }: RequestContext): boolean =>
  regime === 'FOI2008' && one.party === 'third-party' && one.how === null;

const answersObjection = (one: Consultation, context: RequestContext): boolean =>
  isStanding(one) || isSilent2008(one, context);

const noObjection = rule<Named>({
  code: 'rule/no-objection',
  kind: 'conflict',
  basis: r19(32),
  text: text('第三方没有提出不同意见,或者该意见已作处理', 'the third party has no objection that stands'),
  bars: (context) => !context.consultations.some((one) => answersObjection(one, context)),
  breaks: (context, { consultation }) => {
    const found = named(context, consultation);
    return found === undefined || !answersObjection(found, context);
  },
});

/** Whether an objection of a third party prevents release; the text of 2008 (Art. 23) asks for no reasons. */
export const objectionStands = (context: RequestContext): boolean =>
  context.consultations.some(
    (one) =>
      isStanding(one) &&
      (one.reasoned || context.regime === 'FOI2008' || settingsOf(context)['thirdParty.bareObjection'] === 'withhold'),
  );

/** Art. 32: what the agency does about the objection of a third party. */
export const objection = request.chapter({
  facts: {
    'objection.overridden': fact({
      label: text('公开第三方信息告知', 'objection overridden'),
      basis: r19(32),
      by: ['signatory'],
      data: { ...consultationId, content: words(4000), reasons: words(4000) },
      from: { processing: 'stay' },
      refuse: [UNKNOWN, noObjection],
      // Under the text of 2008, which sets no period, overriding a silent third party also ends the consultation.
      effect: (context, f) =>
        changed(context, f.consultation, (one) => ({
          overridden: true,
          how: one.how ?? 'silent',
          closedOn: one.closedOn ?? on(f.at),
        })),
    }),
    /** The agency finds the reasons of the third party not good and so decides itself (Art. 32). */
    'objection.rejected': fact({
      label: text('认定第三方理由不合理', 'objection found without good reason'),
      basis: r19(32),
      by: ['signatory'],
      data: { ...consultationId, reasons: words(4000) },
      from: { processing: 'stay' },
      refuse: [
        {
          ...not2008(
            '2008年文本以第三方同意为准,不审查其理由',
            'the text of 2008 asks for consent and does not weigh reasons',
          ),
          bars: ({ regime }) => regime === 'FOI2008',
        },
        UNKNOWN,
        noObjection,
      ],
      effect: (context, f) => changed(context, f.consultation, () => ({ rejected: true })),
    }),
  },
});
