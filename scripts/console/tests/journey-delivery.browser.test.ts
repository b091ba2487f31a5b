import { expect } from 'vitest';
import { journey } from '../journey.ts';
import type { Officer } from '../officer.ts';
import { dueOn, givenRequest, happen } from '../told.ts';

const NUMBERS = ['1098765432101', '1098765432202'] as const;
const START = { now: '2026-11-02T09:30:00+08:00', hasCases: false };
const DAY = 86_400_000;

const posted = async (at: Officer, id: string, number: string): Promise<void> => {
  await at.open(id);
  await at.act('reply.served');
  await at.pick('送达方式', '邮寄送达');
  await at.pick('邮寄方式', '邮政特快专递');
  await at.fill('邮件号码', number);
  await at.send();
};

journey('a reply that comes back is posted again, and was in time', START, async ({ office, enter }) => {
  const { id, number } = await givenRequest(office, '公开道路改造的批复');
  await happen(office, id, [
    ['handler-1', 'processing.started'],
    ['handler-1', 'draft.prepared', { outcome: '3.6', reasons: '属于过程性信息' }],
    ['reviewer-1', 'draft.countersigned'],
    ['signatory-1', 'reply.signed'],
  ]);
  const due = (await dueOn(office, id, 'reply')) ?? '';
  expect(due).toBe('2026-11-30');
  const at = await enter('registrar-1');
  await posted(at, id, NUMBERS[0]);
  const served = await office.engine.read(id);
  expect([served?.state.value, served?.late]).toEqual(['served', false]);

  // It comes back after the date: in time it was all the same, by the day on which the post took it.
  office.pass(30 * DAY);
  await at.comeBack();
  await at.open(id);
  await at.act('reply.returned');
  await at.fill('理由', '原址拆迁，查无此人');
  await at.send();
  await at.page.locator('.suggestions').getByText('应当再次送达').waitFor();
  expect((await office.engine.read(id))?.late).toBe(false);
  // It is among the tasks of the office until someone ends that.
  const head = await enter('office-head-1');
  await head.go('tasks');
  const task = head.page.locator('tr', { hasText: number });
  await task.getByText('送达').first().waitFor();

  await posted(at, id, NUMBERS[1]);
  await at.page.locator('.suggestions').waitFor({ state: 'detached' });
  await at.act('reply.delivered');
  await at.fill('签收人', '孙云飞');
  await at.send();
  const page = at.page.locator('main');
  for (const part of [...NUMBERS, '邮政特快专递', '原址拆迁，查无此人']) await page.getByText(part).first().waitFor();
  await head.press(task.getByRole('button', { name: '办结' }));
  await task.waitFor({ state: 'detached' });
});
