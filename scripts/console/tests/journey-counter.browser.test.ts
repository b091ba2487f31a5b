import { expect } from 'vitest';
import { journey } from '../journey.ts';

const MATTER = '滇池路拓宽项目的征收批复';
const WITHIN = 60_000;

// The smallest picture that a browser shows: a scan of one grey point.
const SCAN = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

journey('a request at the counter is registered within a minute', {}, async ({ office, enter }) => {
  const at = await enter('registrar-1');
  const { page } = at;
  await at.go('intake?procedure=disclosure-request');
  const begun = performance.now();
  await at.file(page.locator('form.intake .drop-box button').first(), {
    name: '申请表.png',
    mimeType: 'image/png',
    buffer: SCAN,
  });
  await at.pick('申请渠道', '当面提交');
  await at.pick('申请人类型', '自然人');
  await at.fill('姓名或者名称', '孙云飞');
  await at.fill('所需政府信息的内容描述', MATTER);
  // The one of that name has asked before: that is said before the case is opened.
  await page.locator('.intake-note', { hasText: '本月' }).first().waitFor();
  await at.press('form.intake button[type=submit]');
  await page.locator('.receipt').waitFor();
  expect(performance.now() - begun).toBeLessThan(WITHIN);

  const number = (await page.locator('.opened h1').innerText()).trim();
  const { cases } = await office.engine.list({ number, limit: 2 });
  const [opened] = cases;
  expect(cases).toHaveLength(1);
  const receipt = await page.locator('.receipt').innerText();
  for (const part of [number, MATTER, opened?.dues['reply']?.slice(0, 10) ?? '?']) expect(receipt).toContain(part);

  await at.press(page.getByRole('link', { name: '打开案件' }));
  await page.locator('.case').waitFor();
  await at.go(`cases/${opened?.id}?tab=attachments`);
  await page.getByText('申请表.png').first().waitFor();
});
