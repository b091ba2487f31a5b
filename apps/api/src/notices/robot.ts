import { createHmac } from 'node:crypto';
import type { Instant } from '@gongkai/calendar';
import type { Robot } from '@gongkai/engine';

/** What a robot says: a heading and lines of text. */
export interface RobotText {
  readonly subject: string;
  readonly text: string;
}

/** What sends a request. */
interface RobotClient {
  fetch(
    url: string,
    init: {
      readonly method: 'POST';
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      readonly signal?: AbortSignal;
    },
  ): Promise<{ readonly status: number; readonly body: string }>;
}

/** Characters that Markdown would read as marks; labels and numbers are shown as they are. */
const MARKS = /[\\`*_{}[\]<>#+|~!]/g;

const plain = (text: string): string => text.replaceAll(MARKS, (mark) => `\\${mark}`);

const lines = ({ subject, text }: RobotText): readonly string[] => [
  `**${plain(subject)}**`,
  ...text
    .split('\n')
    .filter((line) => line !== '')
    .map(plain),
];

/**
 * The address with the signature that a robot of 钉钉 asks for where it has a secret: HMAC-SHA256 of
 * `timestamp\nsecret`, valid for an hour.
 */
export const signedAddress = (url: string, secret: string, at: Instant): string => {
  const signed = new URL(url);
  const sign = createHmac('sha256', secret).update(`${at}\n${secret}`).digest('base64');
  signed.searchParams.set('timestamp', String(at));
  signed.searchParams.set('sign', sign);
  return signed.href;
};

/** The request to a robot, in the format of its kind: `markdown` of 企业微信 or of 钉钉. */
export const robotRequest = (
  { kind, url, secret }: Robot,
  said: RobotText,
  at: Instant,
): { readonly url: string; readonly body: string } => {
  if (kind === 'wecom') {
    return { url, body: JSON.stringify({ msgtype: 'markdown', markdown: { content: lines(said).join('\n') } }) };
  }
  // 钉钉 joins lines unless there is an empty one between them.
  const markdown = { title: said.subject, text: lines(said).join('\n\n') };
  const address = secret === null ? url : signedAddress(url, secret, at);
  return { url: address, body: JSON.stringify({ msgtype: 'markdown', markdown }) };
};

/** Sends words to a robot; why it did not take them, or null. */
export const sendToRobot = async (
  robot: Robot,
  said: RobotText,
  {
    client,
    at,
    signal,
  }: { readonly client: RobotClient; readonly at: Instant; readonly signal: AbortSignal | undefined },
): Promise<{ readonly why: string } | null> => {
  const { url, body } = robotRequest(robot, said, at);
  const headers = { 'content-type': 'application/json' };
  const answer = await client.fetch(url, { method: 'POST', headers, body, ...(signal && { signal }) });
  if (answer.status < 200 || answer.status >= 300) return { why: `http/${answer.status}` };
  // A robot refuses with status 200 and a number.
  const code = robotCode(answer.body);
  return code === 0 ? null : { why: `robot/${code ?? 'unknown'}` };
};

/** The number that a robot answers, 0 where it took the message; null for an answer of another form. */
export const robotCode = (body: string): number | null => {
  try {
    const value: unknown = JSON.parse(body);
    const code = typeof value === 'object' && value !== null && 'errcode' in value ? value.errcode : null;
    return typeof code === 'number' ? code : null;
  } catch {
    return null;
  }
};
