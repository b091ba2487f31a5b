import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { violationsOf } from '../accessible.ts';
import { openOffice, type RunningOffice } from '../office.ts';
import { PAGES } from '../page-list.ts';
import { NARROW, openPage, type Opening, signIn, WIDE } from '../pages.ts';
import { startBrowser } from '../start-browser.ts';

const PERSONS = [...new Set(PAGES.map(({ person }) => person))];

// Each look and each size once; a fault of one of them alone is one of colours or of widths.
const SIGHTS: readonly (readonly [string, Opening])[] = [
  ['wide and light', { screen: WIDE, scheme: 'light' }],
  ['narrow and dark', { screen: NARROW, scheme: 'dark' }],
];

// A page that is wider than its window makes a person push it about to read a line.
const OVERFLOW = `document.documentElement.scrollWidth - document.documentElement.clientWidth`;

describe.skipIf(inject('browser') === null).each([
  ['full', true],
  ['empty', false],
] as const)('every page of an office that is %s', (_, hasCases) => {
  let office: RunningOffice;
  let browser: Browser;
  beforeAll(async () => {
    office = await openOffice({ hasCases });
    browser = await startBrowser();
  });
  afterAll(() => office.close());

  describe.each(SIGHTS)('%s', (_name, opening) => {
    it.each(PERSONS)('has nothing against WCAG 2.2 A and AA, no fault and no cut edge, for %s', async (person) => {
      const { page, context, faults } = await openPage(browser, office, opening);
      await signIn(page, office, person);
      const found: string[] = [];
      for (const { name, path, ready, person: by } of PAGES) {
        const to = by === person ? await path(office.engine) : null;
        if (to === null) continue;
        await page.goto(`${office.address}/console/${to}`);
        await page.locator(ready).first().waitFor();
        await page.waitForTimeout(300);
        const over = await page.evaluate<number>(OVERFLOW);
        if (over > 0) found.push(`${name}: ${over} px too wide`);
        found.push(...(await violationsOf(page)).map((line) => `${name}: ${line}`));
      }
      await context.close();
      expect([...found, ...faults]).toEqual([]);
    });
  });
});
