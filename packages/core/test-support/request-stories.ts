// Requests on their way, as the stories of recordable acts begin.
import { Story } from './story.ts';
import type { AnyProcedure } from '../src/kernel/procedure.ts';
import { disclosureRequest } from '../src/procedures/disclosure-request/disclosure-request.ts';
export const request: AnyProcedure = disclosureRequest;
export const opening = { channel: 'in-person', applicant: { kind: 'natural' }, description: '某地块征收批复' };

export const submitted = (on: string, data: object = opening, settings: object = {}) =>
  new Story(request, settings).record('request.submitted', on, data);
export const registered = (on: string, settings: object = {}) =>
  submitted(on, opening, settings).record('request.registered', on);
export const processing = (on: string, settings: object = {}) =>
  registered(on, settings).record('processing.started', on);
export const served = (on: string, way = 'direct', until = on) =>
  processing(on)
    .record('draft.prepared', until, { outcome: '1' })
    .record('secrecy.reviewed', until, { finding: 'cleared' })
    .record('draft.countersigned', until)
    .record('reply.signed', until)
    .record('reply.served', until, { way, ...(way === 'electronic' ? { writtenChoice: 1 } : {}) });
/** A search that the office puts on record. */
export const searched = (story: Story, on: string) => {
  const search = { where: '档案室', words: '征收批复', by: '李某', result: '未检索到' };
  return story.record('note.added', on, { kind: 'search', search }, { id: 'handler', duties: ['handler'] });
};
export const due = (story: Story, on: string) => story.clock('reply', on)?.due?.on;
export const results = (story: Story) =>
  request.results(story.state.context).map(({ outcome, on }) => `${outcome} ${on}`);
