import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openOffice, type RunningOffice } from '../office.ts';
import { PAGES } from '../page-list.ts';
import { pagesOf } from '../pages.ts';
import { lookAt } from '../sights.ts';
import { sampled } from '../sampled.ts';
import { startBrowser } from '../start-browser.ts';

describe.skipIf(inject('browser') === null).each([
  ['full', true, PAGES],
  ['empty', false, sampled(PAGES, 6)],
] as const)('every page of an office that is %s', (_, hasCases, pages) => {
  let office: RunningOffice;
  let browser: Browser;
  beforeAll(async () => {
    office = await openOffice({ hasCases });
    browser = await startBrowser();
  });
  afterAll(() => office.close());

  const pageOf = pagesOf(
    () => browser,
    () => office,
  );

  it.for(pages)('has nothing against WCAG 2.2 A and AA, no fault and no cut edge: $name', async (listed, { skip }) => {
    const to = await listed.path(office.engine);
    if (to === null) return skip('the office has no such case');
    const { page, faults } = await pageOf(listed.person);
    const before = faults.length;
    await page.goto(`${office.address}/console/${to}`);
    await page.locator(listed.ready).first().waitFor();
    await page.waitForTimeout(300);
    expect([...(await lookAt(page)), ...faults.slice(before)]).toEqual([]);
  });
});
