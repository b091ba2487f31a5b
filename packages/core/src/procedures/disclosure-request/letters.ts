import type { CivilDate } from '@gongkai/calendar';
import { type Citation, text } from '../../kernel/index.ts';
import type { RequestContext } from './context.ts';
import { on, r19, request } from './kit.ts';

type DayIn = (context: RequestContext) => CivilDate | null | undefined;

/** An act that answers a letter cannot come before it. */
export const notBefore = (basis: Citation, sentOn: DayIn) =>
  request.rule({
    code: 'rule/before-its-letter',
    kind: 'invalid',
    basis,
    text: text('不得早于文书发出之日', 'it is before the day on which the letter was sent'),
    bars: (context, at) => {
      const sent = sentOn(context);
      return sent !== null && sent !== undefined && on(at) < sent;
    },
  });

/** A letter arrives or is lost once. */
export const notYetDelivered = (basis: Citation, isDelivered: (context: RequestContext) => boolean) =>
  request.rule({
    code: 'rule/already-delivered',
    basis,
    text: text('该文书已登记送达,或者已有回应', 'the letter is already recorded as delivered, or was answered'),
    bars: isDelivered,
  });

/** A letter that is recorded late keeps its day, but the case has to have been received by then. */
export const notBeforeReceipt = request.rule({
  code: 'rule/before-receipt',
  kind: 'invalid',
  basis: r19(31),
  text: text('不得早于收到申请之日', 'it is before the day on which the request was received'),
  bars: ({ receivedOn }, at) => receivedOn !== null && on(at) < receivedOn,
});
