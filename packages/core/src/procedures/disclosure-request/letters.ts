import type { Instant } from '@gongkai/calendar';
import { type Citation, type Text, text } from '../../kernel/index.ts';
import type { RequestContext } from './context.ts';
import { r19, request, silent } from './kit.ts';

type SentIn = (context: RequestContext) => Instant | null | undefined;

/** An act that answers a letter cannot come before it, to the instant. */
export const notBefore = (basis: Citation, sentIn: SentIn) =>
  request.rule({
    code: 'rule/before-its-letter',
    kind: 'invalid',
    basis,
    text: text('不得早于文书发出之时', 'it is before the letter was sent'),
    bars: (context, at) => at < (sentIn(context) ?? Number.NEGATIVE_INFINITY),
  });

/** A letter arrives or is lost once. */
export const notYetDelivered = (basis: Citation, isDelivered: (context: RequestContext) => boolean) =>
  request.rule({
    code: 'rule/already-delivered',
    basis,
    text: text('该文书已登记送达,或者已有回应', 'the letter is already recorded as delivered, or was answered'),
    bars: isDelivered,
  });

type Lapse = '6.1' | '6.2';

/** Whether a case has ended by a reply or by anything else than this lapse. */
export const endedOtherwise = (lapse: Lapse, { closedAt, servedAt, outcome }: RequestContext): boolean =>
  servedAt !== null || (closedAt !== null && outcome !== lapse);

/** The act for want of which a case lapsed reopens it; it reopens no case that ended otherwise. */
export const lapsed = (basis: Citation, lapse: Lapse, label: Text) =>
  request.rule({
    code: 'rule/not-lapsed',
    basis,
    text: label,
    bars: (context) => endedOtherwise(lapse, context),
  });

/** A letter that is recorded late keeps its day, but the request has to have been received by then, to the instant. */
export const notBeforeReceipt = request.rule({
  code: 'rule/before-receipt',
  kind: 'invalid',
  basis: r19(31),
  text: text('不得早于收到申请之时', 'it is before the request was received'),
  bars: ({ receivedAt }, at) => receivedAt !== null && at < receivedAt,
});

/** The head of a rule: what comes after the end of a period waits for the record of its expiry. */
export const expiryUnrecorded = {
  code: 'rule/expiry-unrecorded',
  kind: 'conflict',
  basis: silent('engine'),
  text: text(
    '期限已届满而尚未登记届满,其后的行为待届满登记后登记',
    'what comes after the end of a period follows the record that it ran out',
  ),
} as const;
