import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openOffice, type RunningOffice } from '../office.ts';
import { openPage, signIn } from '../pages.ts';
import { startBrowser } from '../start-browser.ts';

describe.skipIf(inject('browser') === null)('a case that is late', () => {
  let office: RunningOffice;
  let browser: Browser;
  beforeAll(async () => {
    office = await openOffice();
    browser = await startBrowser();
  });
  afterAll(() => office.close());

  it('is seen by the city without the name of the applicant, and the demand reaches the desk of its holder', async () => {
    const query = { agency: 'kunming', active: true, late: true, order: 'due', limit: 20 } as const;
    const late = (await office.engine.list(query)).cases.find(({ supervised, party }) => !supervised && party !== null);
    if (late === undefined) throw new Error('a late case without a demand');
    const holder = await openPage(browser, office);
    await signIn(holder.page, office, 'handler-1');
    const row = holder.page.locator('.queue tbody tr', { hasText: late.number });
    await row.waitFor();
    expect(await row.getAttribute('data-over')).toBe('true');
    expect(await row.innerText()).not.toContain('督办');

    const { page, faults } = await openPage(browser, office);
    await signIn(page, office, 'supervisor-1');
    await page.goto(`${office.address}/console/region/late?only=over`);
    const seen = page.locator('tr', { hasText: late.number });
    await seen.waitFor();
    expect(await page.locator('main').innerText()).not.toContain(late.party);
    await seen.getByRole('checkbox').check();
    await page.locator('.dock-acts button').last().click();
    await holder.page
      .locator('.queue tbody tr', { hasText: late.number })
      .getByText('督办')
      .waitFor({ timeout: 10_000 });
    const [after] = (await office.engine.list({ number: late.number, limit: 1 })).cases;
    expect(after?.supervised).toBe(true);
    expect(faults).toEqual([]);
  });
});
