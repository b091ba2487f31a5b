import type { Calendar } from '@gongkai/calendar';
import { type Case, request } from './story.ts';

/** A request as an applicant makes it, over some channel. */
export const asked = (channel: string) => ({
  channel,
  applicant: { kind: 'natural', name: '王某', identityProof: true, contact: '0871-00000000' },
  description: '某地块征收土地批复及附图',
  formRequested: '电子文本',
});

/** Handed in at the counter, so received on the day itself. */
export const received = (on: string, settings: object = {}, calendar?: Calendar): Case =>
  request(settings, calendar).tell('request.submitted', on, asked('in-person'));

/** Received, registered and taken up by a handler on one day. */
export const inHand = (on: string, settings: object = {}, calendar?: Calendar): Case =>
  takenUp(received(on, settings, calendar), on);

/** Registered and taken up. */
export const takenUp = (story: Case, on: string): Case =>
  story.tell('request.registered', on).tell('processing.started', on);

/** A letter to a third party or a co-making agency. */
export const letter = (story: Case, sent: string, id = 'letter-1', party = 'third-party'): Case =>
  story.tell('consultation.sent', sent, { consultation: id, party });

/** Its arrival. */
export const arrived = (story: Case, on: string, id = 'letter-1'): Case =>
  story.tell('consultation.delivered', on, { consultation: id });

/** The opinion in answer to it. */
export const opinion = (story: Case, on: string, id = 'letter-1', answer = 'consents', reasons?: string): Case =>
  story.tell('consultation.answered', on, { consultation: id, answer, reasons });

/** An extension that is approved and notified to the applicant on one day. */
export const extended = (story: Case, on: string, workingDays: number): Case =>
  story.tell('extension.approved', on, { workingDays, reason: '检索量大' }).tell('extension.notified', on);

/** From a draft that releases to a signed reply. */
export const signed = (story: Case, on: string, outcome = '1', reasons?: string): Case =>
  story
    .tell('draft.prepared', on, { outcome, reasons })
    .tell('secrecy.reviewed', on, { finding: 'cleared' })
    .tell('draft.countersigned', on)
    .tell('reply.signed', on);
