import type { NoticeSettings, NoticeWithMessage, Settlement } from '@gongkai/engine';
import { type DeliverDeps, type Ending, endingOf, settlementOf } from '../outbound/deliver.ts';
import { sendToRobot } from './robot.ts';

/** Dependencies of a delivery to a person. */
export interface NoticeDeps extends DeliverDeps {
  readonly settingsOf: (person: string) => Promise<NoticeSettings>;
  /** The address of a case in the application; null where the node does not know its own address. */
  readonly linkOf: (caseId: string) => string | null;
}

const wordsOf = ({ notice, message }: NoticeWithMessage, { compose, linkOf }: NoticeDeps) => {
  const { subject, text } = compose(message);
  const link = linkOf(notice.caseId);
  return { subject, text: link === null ? text : `${text}\n${link}` };
};

const byMail = async (
  addressed: NoticeWithMessage,
  to: string,
  deps: NoticeDeps,
  signal?: AbortSignal,
): Promise<Ending> => {
  if (deps.mailer === null) return { why: 'mail/not-configured' };
  const { notice, message } = addressed;
  await deps.mailer.send({ ...wordsOf(addressed, deps), id: notice.id, to, at: message.createdAt }, signal);
  return null;
};

const deliver = async (addressed: NoticeWithMessage, deps: NoticeDeps, signal?: AbortSignal): Promise<Ending> => {
  // As the person wants it now: an address that was removed receives nothing.
  const { mail, robot } = await deps.settingsOf(addressed.notice.person);
  if (addressed.notice.channel === 'robot' && robot !== null) {
    return sendToRobot(robot, wordsOf(addressed, deps), { client: deps.client, at: await deps.clock(), signal });
  }
  if (addressed.notice.channel === 'mail' && mail !== null) return byMail(addressed, mail, deps, signal);
  return { why: 'notice/not-wanted', lasting: 'message' };
};

/** Attempts to deliver a notice once, with the settings of the person at this moment, and returns the settlement. */
export const deliverNotice = async (
  addressed: NoticeWithMessage,
  deps: NoticeDeps,
  signal?: AbortSignal,
): Promise<Settlement> => {
  const ending = await deliver(addressed, deps, signal).catch((error: unknown) => endingOf(error, deps));
  return settlementOf(ending, addressed.notice.attempts, await deps.clock(), deps.random);
};
