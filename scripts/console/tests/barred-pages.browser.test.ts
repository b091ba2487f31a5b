import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openOffice, type RunningOffice } from '../office.ts';
import { PAGES } from '../page-list.ts';
import { pagesOf, type Watched } from '../pages.ts';
import { lacksOf } from '../says.ts';
import { lookAt } from '../sights.ts';
import { sampled } from '../sampled.ts';
import { startBrowser } from '../start-browser.ts';

// Of each of two kinds: who handles cases of one agency, and who administers the system and sees none.
const STRANGERS = ['handler-1', 'administrator'] as const;

const NOWHERE = [
  'cases/00000000-0000-7000-8000-000000000000',
  'cases/no-case',
  'procedures/no-procedure',
  'parties/no-party',
  'people?person=no-person',
  'agency?agency=no-agency',
  'roster?agency=no-agency',
  'no-such-page',
  'cases/a/b/c',
];

const EMPTY = `document.querySelector('main').innerText.trim().length < 10`;

describe.skipIf(inject('browser') === null)('a page that a person has no duty for', () => {
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
  const open = async (person: string, path: string): Promise<Watched> => {
    const opened = await pageOf(person);
    await opened.page.goto(`${office.address}/console/${path}`);
    await opened.page.locator('main').locator('h1, .problem').first().waitFor();
    await opened.page.waitForTimeout(300);
    return opened;
  };

  describe.each(STRANGERS)('%s', (person) => {
    it.for(
      sampled(
        PAGES.filter((one) => one.person !== person),
        8,
      ),
    )('is whole, or says why it is not: $name', async (one, { skip }) => {
      const to = await one.path(office.engine);
      if (to === null) return skip('the office has no such case');
      const { page, faults } = await open(person, to);
      const isBarred = (await page.locator('main .problem').count()) > 0;
      const lacks = isBarred ? await lacksOf(page) : [];
      expect(await page.evaluate(EMPTY)).toBe(false);
      expect([...lacks, ...(await lookAt(page)), ...faults]).toEqual([]);
    });
  });

  it.for(sampled(NOWHERE, 3))('says that nothing is there: %s', async (path) => {
    const found: string[] = [];
    for (const person of STRANGERS) {
      const { page, faults } = await open(person, path);
      const lines = [...(await lacksOf(page)), ...(await lookAt(page)), ...faults];
      found.push(...lines.map((line) => `${person}: ${line}`));
    }
    expect(found).toEqual([]);
  });
});
