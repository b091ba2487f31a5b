import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openOffice, type RunningOffice } from '../office.ts';
import { openPage, signIn } from '../pages.ts';
import { startBrowser } from '../start-browser.ts';

const MATTER = '滇池路拓宽项目的征收批复';

// The smallest picture that a browser shows: a scan of one grey point.
const SCAN = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

describe.skipIf(inject('browser') === null)('a request at the counter', () => {
  let office: RunningOffice;
  let browser: Browser;
  beforeAll(async () => {
    office = await openOffice();
    browser = await startBrowser();
  });
  afterAll(() => office.close());

  it('is registered within a minute with its scan, and its receipt has the number and the date of the answer', async () => {
    const { page, faults } = await openPage(browser, office);
    await signIn(page, office, 'registrar-1');
    await page.goto(`${office.address}/console/intake?procedure=disclosure-request`);
    const begun = performance.now();
    await page.locator('form.intake input[type=file]').first().setInputFiles({
      name: '申请表.png',
      mimeType: 'image/png',
      buffer: SCAN,
    });
    await page.getByLabel('当面提交').first().check({ force: true });
    await page.getByLabel('申请人类型').first().selectOption({ label: '自然人' });
    await page.getByLabel('姓名或者名称').first().fill('孙云飞');
    await page.getByLabel('所需政府信息的内容描述').first().fill(MATTER);
    // The one of that name has asked before: that is said before the case is opened.
    await page.locator('.intake-note').first().waitFor();
    expect(await page.locator('.intake-note').first().innerText()).toContain('本月');
    await page.locator('form.intake button[type=submit]').click();
    await page.locator('.receipt').waitFor();
    expect(performance.now() - begun).toBeLessThan(60_000);

    const number = (await page.locator('.opened h1').innerText()).trim();
    const { cases } = await office.engine.list({ number, limit: 2 });
    const [opened] = cases;
    expect(cases).toHaveLength(1);
    const due = opened?.dues['reply'] ?? '';
    const receipt = await page.locator('.receipt').innerText();
    expect(receipt).toContain(number);
    expect(receipt).toContain(MATTER);
    expect(receipt).toContain(due.slice(0, 10));

    await page.getByRole('link', { name: '打开案件' }).click();
    await page.locator('.case').waitFor();
    await page.goto(`${page.url().split('?')[0]}?tab=attachments`);
    await page.getByText('申请表.png').first().waitFor();
    expect(faults).toEqual([]);
  });
});
