import { expect } from 'vitest';
import { journey } from '../journey.ts';
import { givenRequest } from '../told.ts';

const MATTER = '公开祥云县污水处理厂的监测数据';
const START = { now: '2026-11-30T09:30:00+08:00', hasCases: false };
const RECEIVED = '2026-10-20T10:00:00+08:00';

journey('a supervisor of the province finds what is late below', START, async ({ office, enter }) => {
  const { id, number } = await givenRequest(office, MATTER, {
    at: RECEIVED,
    agency: 'dali-xiangyun',
    holder: null,
  });
  await givenRequest(office, '公开大理州的决算', { agency: 'dali', holder: null });
  await givenRequest(office, '公开昆明市的决算', { agency: 'kunming' });
  await office.engine.sweep();
  const at = await enter('supervisor-yunnan');
  await at.go('region');
  const row = (name: string) => at.page.locator('.region tbody tr', { hasText: name }).first();
  await row('大理').waitFor();
  await at.press(at.page.getByRole('link', { name: '展开 大理白族自治州' }));
  await row('祥云县').waitFor();

  // The sums of the tree are the sums of its parts, and the year's table of the province counts the same requests.
  const counts = async (name: string) => (await row(name).locator('td.count').allInnerTexts()).slice(1, 3);
  expect([await counts('祥云县'), await counts('大理白族自治州'), await counts('云南省')]).toEqual([
    ['1', '1'],
    ['2', '1'],
    ['3', '1'],
  ]);
  const table = await at.page.request.get(`${office.address}/api/v1/tables/AR2021/2026?agency=yunnan`);
  const { cells } = (await table.json()) as { readonly cells: readonly { id: string; figure: number | null }[] };
  expect(cells.find((cell) => cell.id === 'newReceived/total')?.figure).toBe(3);

  await at.press(row('祥云县').getByRole('link').first());
  const late = at.page.locator('tbody tr', { hasText: number });
  await late.waitFor();
  expect(await at.page.locator('main').innerText()).not.toContain('孙云飞');
  await at.mark(late.getByRole('checkbox'));
  await at.press(at.page.locator('.dock-acts button').last());
  await at.page.getByText('已记录').first().waitFor();
  expect((await office.engine.read(id))?.supervised).toBe(true);

  // A look at who asked leaves a line in the log.
  await at.open(id);
  await at.press(at.page.getByRole('button', { name: '查看全部信息' }).first());
  await at.page.keyboard.insertText('核对逾期原因');
  await at.page.keyboard.press('Enter');
  await at.page.getByText('孙云飞').first().waitFor();
  const looks = (await office.store.acts(0, 500)).filter(({ kind }) => kind === 'personal.read');
  expect(looks.map(({ text }) => text).join()).toContain('核对逾期原因');

  // A county opens none of it.
  const county = await enter('handler-2');
  await county.go('region');
  await county.page.locator('h1').waitFor();
  expect(await county.page.getByText('祥云县').count()).toBe(0);
  await county.go(`cases/${id}`);
  await county.page.locator('.plain-page h1').waitFor();
});
