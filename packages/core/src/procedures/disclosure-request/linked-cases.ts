import type { CivilDate } from '@gongkai/calendar';
import * as z from 'zod';
import { citeAll, text, type WhenLinked } from '../../kernel/index.ts';
import type { RequestContext } from './context.ts';
import { r19 } from './kit.ts';
import { orderBasis } from './orders.ts';

// What a reconsideration or a suit holds once it ended in an order to reply again.
const order = z.object({
  by: z.enum(['review-organ', 'court']),
  on: z.iso.date(),
  document: z.string(),
  dueOn: z.iso.date().optional(),
});

/** An order in another case that this one does not have on record yet: it begins the reply again (`request.remanded`). */
const ordered: WhenLinked<RequestContext> = {
  kind: 'reviews',
  names: 'this-one',
  procedures: ['reconsideration', 'litigation'],
  suggest: ({ remedies }, { number, context }) => {
    const found = order.safeParse(context['order']);
    if (!found.success) return [];
    const { by, on, document, dueOn } = found.data;
    if (remedies.some((one) => one.by === by && one.document === document)) return [];
    const data = { by, document, ...(dueOn === undefined ? {} : { dueOn }) };
    const because = text(`${number}号案责令重新答复`, `an order to reply again was made in case ${number}`);
    return [{ fact: 'request.remanded', data, because, basis: orderBasis(by, on as CivilDate), raisesTask: true }];
  },
};

/** The incident that a request is about released information: what is public already is only pointed out (Art. 36(1)). */
const released: WhenLinked<RequestContext> = {
  kind: 'about-incident',
  names: 'the-other',
  procedures: ['press-incident'],
  suggest: ({ draft, outcome }, { number, context }) => {
    if (draft !== null || outcome !== null || typeof context['releasedAt'] !== 'number') return [];
    const because = text(`所涉事件${number}已发布信息`, `the incident ${number} released information`);
    const basis = citeAll(r19(36, null, { items: [1] }));
    return [{ fact: 'draft.prepared', data: { outcome: '1' }, because, basis, raisesTask: true }];
  },
};

export const whenLinked = [ordered, released];
