import type { AnyProcedure, Text } from '@gongkai/core';
import type { Message } from '@gongkai/engine';
import { clockLabel } from '../views/clock-label.ts';
import type { Mail } from './mail.ts';

type MessageBody = Readonly<Record<string, unknown>>;

const readBody = (text: string): MessageBody => {
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null ? { ...value } : {};
};

const textOf = (body: MessageBody, key: string): string => {
  const value = body[key];
  return typeof value === 'string' ? value : '';
};

/** `5wd` as 5 个工作日, `-1wd` as 已逾期 1 个工作日. */
const distance = (code: string): string => {
  const [, sign = '', count = '', unit = ''] = /^(-?)(\d+)(wd|h)$/.exec(code) ?? [];
  const length = `${count} ${unit === 'h' ? '小时' : '个工作日'}`;
  if (count === '0') return '今日到期';
  return sign === '-' ? `已逾期 ${length}` : `距到期 ${length}`;
};

// `2027-01-04?` is a date in a year without a published notice.
const day = (due: string): string => (due.endsWith('?') ? `${due.slice(0, -1)}(暂定,放假安排尚未公布)` : due);

const labelOf = (labels: Readonly<Record<string, Text>>, name: string): string => labels[name]?.zh ?? name;

const subjectAndLines = (
  { topic }: Message,
  body: MessageBody,
  procedure: AnyProcedure | undefined,
): readonly [string, readonly string[]] => {
  const number = textOf(body, 'number');
  const clock = clockLabel(procedure, textOf(body, 'clock')).zh;
  if (topic.startsWith('clock.warning.')) {
    const due = day(textOf(body, 'due'));
    return [`催办:${number} ${clock} ${distance(textOf(body, 'distance'))}`, [`期限:${clock}`, `到期日:${due}`]];
  }
  if (topic === 'due.moved') {
    const [from, to] = [day(textOf(body, 'from')), day(textOf(body, 'to'))];
    return [`期限变更:${number} ${clock}`, [`期限:${clock}`, `原到期日:${from}`, `现到期日:${to}`]];
  }
  if (topic === 'endpoint.disabled') {
    return ['通知接收端已停用', [`接收端:${textOf(body, 'endpoint')}`, `原因:${textOf(body, 'why')}`]];
  }
  const fact = labelOf(procedure?.labels.facts ?? {}, textOf(body, 'type'));
  const state = labelOf(procedure?.labels.states ?? {}, textOf(body, 'state'));
  return [`案件动态:${number} ${fact}`, [`事实:${fact}`, `现处状态:${state}`]];
};

/** Words a message without personal data: what happened, to which case, and where to look. */
export const composeWith =
  (procedures: ReadonlyMap<string, AnyProcedure>) =>
  (message: Message): Pick<Mail, 'subject' | 'text'> => {
    const body = readBody(message.body);
    const [subject, lines] = subjectAndLines(message, body, procedures.get(textOf(body, 'procedure')));
    const head = message.caseId === null ? [] : [`案号:${textOf(body, 'number')}`, `机关:${message.agency ?? ''}`];
    return { subject, text: [...head, ...lines, '', `消息编号:${message.id}`].join('\n') };
  };
