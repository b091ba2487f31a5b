import { disclosureRequest } from '../src/procedures/disclosure-request/disclosure-request.ts';
import { Story } from '../test-support/story.ts';

const request = disclosureRequest;
const data = { channel: 'in-person', applicant: { kind: 'natural' }, description: '某地块征收批复' };

/** A request handed in at the counter, registered on the same day. */
export const registered = (on: string, settings: object = {}): Story =>
  new Story(request, settings).record('request.submitted', on, data).record('request.registered', on);

/** The same, in the hands of a handler. */
export const processing = (on: string, settings: object = {}): Story =>
  registered(on, settings).record('processing.started', on);

/** A request over the internet, confirmed by both sides at an instant. */
export const confirmed = (at: string): Story =>
  new Story(request).record('request.submitted', at, { ...data, channel: 'internet' }).record('receipt.confirmed', at);

/** The last day of a clock as it is read on a day. */
export const due = (story: Story, on: string, clock = 'reply'): string | null =>
  story.clock(clock, on)?.due?.on ?? null;

/** A letter to a third party. */
export const asked = (
  story: Story,
  sent: string,
  delivered: string | null,
  id = 'c1',
  party = 'third-party',
): Story => {
  story.record('consultation.sent', sent, { consultation: id, party });
  return delivered === null ? story : story.record('consultation.delivered', delivered, { consultation: id });
};

/** The opinion on it. */
export const answered = (story: Story, on: string, id = 'c1', more: object = { answer: 'consents' }): Story =>
  story.record('consultation.answered', on, { consultation: id, ...more });

/** An extension that is approved and notified on one day. */
export const extended = (story: Story, on: string, workingDays: number): Story =>
  story.record('extension.approved', on, { workingDays, reason: '需要检索' }).record('extension.notified', on);
