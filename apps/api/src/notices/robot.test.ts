import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { robotCode, robotRequest, signedAddress } from './robot.ts';

const said = { subject: '催办:依-2026-1 答复 距到期 5 个工作日', text: '案号:依-2026-1\n\n到期日:2026-03-30' };
const URL_OF = 'https://oapi.dingtalk.com/robot/send?access_token=abc';

it('writes Markdown as a robot of 企业微信 reads it', () => {
  const { url, body } = robotRequest({ kind: 'wecom', url: 'https://x.example/send?key=k', secret: null }, said, 1);
  expect(url).toBe('https://x.example/send?key=k');
  const content = `**${said.subject}**\n案号:依-2026-1\n到期日:2026-03-30`;
  expect(JSON.parse(body)).toEqual({ msgtype: 'markdown', markdown: { content } });
});

it('writes Markdown as a robot of 钉钉 reads it, and signs the address', () => {
  const { url, body } = robotRequest({ kind: 'dingtalk', url: URL_OF, secret: 'SEC1' }, said, 1_772_416_800_000);
  const text = `**${said.subject}**\n\n案号:依-2026-1\n\n到期日:2026-03-30`;
  expect(JSON.parse(body)).toEqual({ msgtype: 'markdown', markdown: { title: said.subject, text } });
  const { searchParams } = new URL(url);
  const sign = createHmac('sha256', 'SEC1').update('1772416800000\nSEC1').digest('base64');
  expect([...searchParams]).toEqual([
    ['access_token', 'abc'],
    ['timestamp', '1772416800000'],
    ['sign', sign],
  ]);
});

it('signs so that a plus in base64 arrives as one', () => {
  const signs = Array.from({ length: 200 }, (_, at) => signedAddress(URL_OF, 's', at));
  const withPlus = signs.filter((one) => new URL(one).searchParams.get('sign')?.includes('+') === true);
  expect(withPlus.length).toBeGreaterThan(0);
  for (const one of withPlus) expect(one).not.toContain('+');
});

it('shows marks of Markdown as they are', () => {
  const { body } = robotRequest(
    { kind: 'wecom', url: URL_OF, secret: null },
    { subject: '[a](b)', text: '*x* <y>' },
    1,
  );
  expect(JSON.parse(body)).toMatchObject({ markdown: { content: '**\\[a\\](b)**\n\\*x\\* \\<y\\>' } });
});

it.each([
  ['{"errcode":0,"errmsg":"ok"}', 0],
  ['{"errcode":93000,"errmsg":"invalid webhook url"}', 93_000],
  ['{"errcode":"0"}', null],
  ['<html>', null],
  ['', null],
  ['null', null],
])('reads the answer %s', (body, code) => {
  expect(robotCode(body)).toBe(code);
});
