import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { walk } from '../focus.ts';
import { openOffice, type RunningOffice } from '../office.ts';
import { PAGES } from '../page-list.ts';
import { pagesOf } from '../pages.ts';
import { showIn, SIGHTS } from '../sights.ts';
import { sampled } from '../sampled.ts';
import { startBrowser } from '../start-browser.ts';

describe.skipIf(inject('browser') === null)('the focus', () => {
  let office: RunningOffice;
  let browser: Browser;
  const pageOf = pagesOf(
    () => browser,
    () => office,
  );
  beforeAll(async () => {
    office = await openOffice();
    browser = await startBrowser();
  });
  afterAll(() => office.close());

  it.for(sampled(PAGES, 8))('can be seen at every step of Tab: $name', async (listed, { skip }) => {
    const to = await listed.path(office.engine);
    if (to === null) return skip('the office has no such case');
    const { page } = await pageOf(listed.person);
    const found: string[] = [];
    for (const sight of SIGHTS.filter(({ name }) => name === 'wide and light' || name === 'narrow and dark')) {
      await page.goto(`${office.address}/console/${to}`);
      await page.locator(listed.ready).first().waitFor();
      await showIn(page, sight);
      await page.waitForTimeout(300);
      const walked = await walk(page);
      expect(walked.steps).toBeGreaterThan(4);
      found.push(...walked.found.map((line) => `${sight.name}: ${line}`));
    }
    expect(found).toEqual([]);
  });
});
