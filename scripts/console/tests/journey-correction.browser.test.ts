import { expect } from 'vitest';
import { journey } from '../journey.ts';
import { dueOn, givenRequest } from '../told.ts';

const ASKED = '公开滇池路的材料';
const CORRECTED = '公开2025年滇池路拓宽项目的征收批复';
const START = { now: '2026-11-25T09:30:00+08:00', hasCases: false };
const DAY = 86_400_000;

journey('a request is corrected, and its clock starts anew', START, async ({ office, enter }) => {
  const { id } = await givenRequest(office, ASKED);
  expect(await dueOn(office, id, 'reply')).toBe('2026-12-23');
  const at = await enter('handler-1');
  await at.open(id);
  await at.act('correction.requested');
  await at.fill('需要补正的事项', '写明所需文件的名称或者文号');
  await at.day('补正截止日期', '2026-12-09');
  // What the act does to the date is said before it is sent.
  await at.page.locator('.preview', { hasText: '12-23' }).waitFor();
  await at.send();
  expect(await dueOn(office, id, 'reply')).toBeNull();
  await at.page.locator('.clock-other, .clock-main').filter({ hasText: '补正' }).first().waitFor();

  // The first clock is shown as ended.
  await at.page.locator('.clock-other[data-state=void], .clock-main[data-state=void]', { hasText: '12-23' }).waitFor();
  // A second notice is grey, with its article.
  const refused = at.page.locator('.refused', { hasText: '补正告知' }).first();
  await refused.waitFor();
  expect(await refused.innerText()).toContain('第三十条');

  // The applicant answers two days later.
  office.pass(2 * DAY);
  await at.comeBack();
  await at.open(id);
  await at.act('correction.supplied');
  await at.fill('补正后的申请内容', CORRECTED);
  await at.send();
  expect(await dueOn(office, id, 'reply')).toBe('2026-12-25');
  await at.page
    .locator('.clock-main, .clock-other')
    .filter({ hasText: '答复期限' })
    .filter({ hasText: '12-25' })
    .first()
    .waitFor();
  // The corrected text is beside the first one.
  const page = at.page.locator('main');
  await page.getByText(CORRECTED).first().waitFor();
  await page.getByText(ASKED).first().waitFor();
});
