import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { journey } from '../journey.ts';
import { givenRequest } from '../told.ts';

const START = { now: '2026-01-12T09:30:00+08:00', hasCases: false };
const YEAR = 'year?year=2025&format=AR2021';
const AGENCY = 'kunming-wuhua';
const TABLE = 'tables/AR2021/2025';
const asked = (day: string) => ({ at: `2025-${day}T10:00:00+08:00`, agency: AGENCY, holder: null });

/** A published report in which two shares do not follow from its own figures. */
const REPORT = {
  name: '2018年政府信息公开工作年度报告.txt',
  mimeType: 'text/plain',
  buffer: readFileSync(new URL('../../../packages/audit/test-data/yunnan-2018.txt', import.meta.url)),
};

journey('a year is completed, audited, published and corrected', START, async ({ office, enter }) => {
  await givenRequest(office, '公开五华区的财政决算', asked('11-03'));
  const at = await enter('office-head-2');
  const { page } = at;
  const received = async (): Promise<number | null | undefined> => {
    const answer = await page.request.get(`${office.address}/api/v1/${TABLE}?agency=${AGENCY}`);
    const { cells } = (await answer.json()) as { readonly cells: readonly { id: string; figure: number | null }[] };
    return cells.find(({ id }) => id === 'newReceived/total')?.figure;
  };
  await at.go(YEAR);
  await page.locator('h1').waitFor();
  expect(await received()).toBe(1);
  // Each figure opens the cases behind it.
  await at.go(`${YEAR}&part=requests&cell=newReceived/total`);
  await page.locator('main a.case-number').first().waitFor();

  // A case more changes the figure that is not published yet.
  await givenRequest(office, '公开五华区的预算', asked('12-01'));
  await page.reload();
  await page.locator('main a.case-number').nth(1).waitFor();
  expect(await received()).toBe(2);

  // What is missing keeps it from being published, until it is said to be zero.
  await at.go(`${YEAR}&part=publication`);
  await at.press(page.locator('main').getByRole('button', { name: '发布年度表' }));
  const dialog = page.locator('dialog[open]');
  await dialog.waitFor();
  const publish = dialog.getByRole('button', { name: '发布年度表' });
  expect(await publish.getAttribute('aria-disabled')).toBe('true');
  const refused = await page.request.post(`${office.address}/api/v1/${TABLE}/publication`, {
    data: { agency: AGENCY },
    headers: { origin: office.address },
  });
  expect(await refused.json()).toMatchObject({ code: 'table/incomplete' });
  await at.press(dialog.getByRole('button', { name: '再看看' }));

  await at.go(`${YEAR}&part=missing`);
  await at.press(page.locator('.missing-table').getByRole('button', { name: '填报' }).first());
  const fields = page.locator('.entry-fields input');
  await fields.first().waitFor();
  await at.press(page.getByRole('button', { name: '余下全部填 0' }));
  await at.press(page.locator('.entry-form button[type=submit]'));
  await page.getByText('没有未报的项目').waitFor();

  // The report of another year is audited: the figures that do not follow are named with what does.
  await at.go('audit');
  await at.file(page.locator('input[name=report]'), REPORT);
  await at.press(page.getByRole('button', { name: '开始审核' }));
  await page.getByText('39.29%').first().waitFor({ timeout: 60_000 });
  await page.getByText('64.73%').first().waitFor();

  await at.go(`${YEAR}&part=publication`);
  await at.press(page.locator('main').getByRole('button', { name: '发布年度表' }));
  await dialog.waitFor();
  await at.press(publish);
  await page.getByText('现计与发布数相同').waitFor();
  // A case that is recorded later changes nothing that is published: the difference is shown.
  await givenRequest(office, '公开五华区的补偿方案', asked('12-15'));
  await page.reload();
  await page.getByText('现计与发布数不同').waitFor();
  const drift = page.locator('tr', { hasText: '新收政府信息公开申请数量' }).first();
  await drift.waitFor();
  const standing = await page.request.get(`${office.address}/api/v1/${TABLE}/publication?agency=${AGENCY}`);
  expect(await standing.json()).toMatchObject({ standing: { 'newReceived/total': 2 } });
});
