import { expect } from 'vitest';
import { journey } from '../journey.ts';
import { givenRequest } from '../told.ts';

const MATTER = '公开翠湖片区的规划图';
// Twenty working days after it was received, the day ends.
const START = { now: '2026-11-30T23:40:00+08:00', hasCases: false };
const RECEIVED = '2026-11-02T10:00:00+08:00';
const MINUTE = 60_000;
const SEEN_WITHIN = 10_000;

journey('a clock that runs out is seen at once, and the demand is answered', START, async ({ office, enter }) => {
  const { id, number } = await givenRequest(office, MATTER, { at: RECEIVED });
  const holder = await enter('handler-1');
  const head = await enter('office-head-1');
  const city = await enter('supervisor-1');
  const own = holder.page.locator('.queue tbody tr', { hasText: number });
  await own.waitFor();
  expect(await own.getAttribute('data-over')).toBe('false');
  await head.go('?scope=all');
  await city.go('region/late?only=over');
  await city.page.locator('h1').waitFor();
  expect(await city.page.getByText(number).count()).toBe(0);

  // The day ends; the sweep of the node records it.
  office.pass(20 * MINUTE);
  const ended = performance.now();
  await office.engine.sweep();
  await holder.page.locator('.queue tbody tr[data-over=true]', { hasText: number }).waitFor();
  await head.page.locator('.queue tbody tr[data-over=true]', { hasText: number }).waitFor();
  const late = city.page.locator('tbody tr', { hasText: number });
  await late.waitFor();
  expect(performance.now() - ended).toBeLessThan(SEEN_WITHIN);
  // It is the first row, and the city does not read who asked.
  expect(await holder.page.locator('.queue tbody tr').first().innerText()).toContain(number);
  expect(await city.page.locator('main').innerText()).not.toContain('孙云飞');

  await city.mark(late.getByRole('checkbox'));
  await city.press(city.page.locator('.dock-acts button').last());
  await own.getByText('督办').waitFor();
  expect((await office.engine.read(id))?.supervised).toBe(true);

  await holder.open(id);
  await holder.act('supervision.answered');
  await holder.fill('办理措施和结果', '已拟稿送签，明日送达');
  await holder.send();
  await holder.page.locator('main').getByText('已拟稿送签，明日送达').first().waitFor();
  expect((await office.engine.read(id))?.supervised).toBe(false);
  // The city reads the answer too: in the case, for a reason that is logged.
  await city.open(id);
  await city.press(city.page.getByRole('button', { name: '查看全部信息' }).first());
  await city.page.keyboard.insertText('核对督办反馈');
  await city.page.keyboard.press('Enter');
  await city.page.getByText('已拟稿送签，明日送达').first().waitFor();
});
