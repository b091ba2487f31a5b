import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openOffice, type RunningOffice } from '../office.ts';
import { PAGES } from '../page-list.ts';
import { openPage, pagesOf, signIn } from '../pages.ts';
import { lacksOf, letAnswer, letFail, NOTES } from '../says.ts';
import { lookAt, tooWide } from '../sights.ts';
import { sampled } from '../sampled.ts';
import { startBrowser } from '../start-browser.ts';

// Nothing can fail on these: they ask for nothing.
const ASKS_NOTHING = new Set(['audit', 'not-found']);

const READING = PAGES.filter(({ name }) => !ASKS_NOTHING.has(name));

const NOTED = new Set(['desk', 'register']);

const MOST_TRIES = 8;

describe.skipIf(inject('browser') === null)('a page whose data cannot be read', () => {
  let office: RunningOffice;
  let browser: Browser;
  beforeAll(async () => {
    office = await openOffice();
    browser = await startBrowser();
  });
  afterAll(() => office.close());

  const pageOf = pagesOf(
    () => browser,
    () => office,
  );

  it.for(sampled(READING, 6))(
    'says so in words, and reads them at the press of a button: $name',
    async (listed, { skip }) => {
      const to = await listed.path(office.engine);
      if (to === null) return skip('the office has no such case');
      const { page, faults } = await pageOf(listed.person);
      const before = faults.length;
      await letFail(page, 'refused', { isKnown: true });
      await page.goto(`${office.address}/console/${to}`);
      await page.locator(NOTES).first().waitFor();
      await page.waitForTimeout(200);
      const found = [...(await lacksOf(page)), ...(await lookAt(page)), ...faults.slice(before)];
      await letAnswer(page);
      expect(found).toEqual([]);
      const again = page.locator('main').getByRole('button', { name: '立即重试' });
      for (let tries = 0; (await again.count()) > 0 && tries < MOST_TRIES; tries += 1) {
        await again.first().click();
        await page.waitForTimeout(200);
      }
      await page.locator(listed.ready).first().waitFor();
      expect(await page.locator('main .problem').count()).toBe(0);
    },
  );

  it.for(sampled(READING, 14))('says so where nothing answers: $name', async (listed, { skip }) => {
    const to = await listed.path(office.engine);
    if (to === null) return skip('the office has no such case');
    const { page } = await pageOf(listed.person);
    await letFail(page, 'unanswered', { isKnown: true });
    await page.goto(`${office.address}/console/${to}`);
    await page.locator('.note-bar').waitFor();
    // It differs from a refusal by one note, which is the same on every page.
    const found = [...(await lacksOf(page)), ...(await (NOTED.has(listed.name) ? lookAt : tooWide)(page))];
    await letAnswer(page);
    expect(found).toEqual([]);
  });

  it.for(['refused', 'unanswered'] as const)('says so where not even the person is known: %s', async (failure) => {
    const { page } = await pageOf('handler-1');
    await letFail(page, failure, { isKnown: false });
    await page.goto(`${office.address}/console/cases`);
    await page.locator('.plain-page').waitFor();
    const found = [...(await lacksOf(page)), ...(await lookAt(page))];
    await letAnswer(page);
    expect(found).toEqual([]);
    await page.getByRole('button', { name: '立即重试' }).last().click();
    await page.locator('.frame h1').waitFor();
  });

  it('stays on the screen where the network is cut, and goes on to the page that was asked for', async () => {
    const { page, context } = await openPage(browser, office);
    await signIn(page, office, 'handler-1');
    await page.locator('.counters').waitFor();
    office.cutOff(true);
    await page.locator('.side a[href*="calendar"]').click();
    await page.locator('.plain-page').waitFor();
    const found = [...(await lacksOf(page)), ...(await lookAt(page))];
    office.cutOff(false);
    expect(found).toEqual([]);
    await page.locator('.plain-page').getByRole('button', { name: '立即重试' }).click();
    await page.locator('main table').first().waitFor();
    expect(page.url()).toContain('/calendar');
    await context.close();
  });
});
