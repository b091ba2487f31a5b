import { convention, kit, text, words, workingDays } from '@gongkai/core/kit';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { violationsOf } from '../accessible.ts';
import { openOffice, type RunningOffice } from '../office.ts';
import { openPage, signIn } from '../pages.ts';
import { startBrowser } from '../start-browser.ts';

const house = convention('house-rules');

const { fact, procedure } = kit({
  states: { new: text('新', 'new'), ordered: text('已调卷', 'ordered'), there: text('已送到', 'there') },
});

// A procedure that the console has never heard of: a file is ordered to the reading room, within three working days.
const readingRoom = procedure({
  id: 'reading-room',
  version: '1.0.0',
  label: text('阅览室调卷', 'file for the reading room'),
  labels: { fields: { title: text('案卷题名', 'title of the file') } },
  prefix: '卷',
  course: ['file.brought'],
  names: { 'file.ordered': { subject: 'title' } },
  facts: {
    'file.ordered': fact({
      label: text('调卷', 'ordered'),
      basis: house,
      by: ['registrar'],
      data: { title: words(200) },
      from: { new: 'ordered' },
      counts: 'file.ordered',
    }),
    'file.brought': fact({
      label: text('送到阅览室', 'brought'),
      basis: house,
      by: ['registrar'],
      from: { ordered: 'there' },
    }),
  },
  periods: {
    bring: {
      label: text('送卷期限', 'bring the file'),
      binds: 'agency',
      length: workingDays(3),
      basis: house,
      starts: 'file.ordered',
      ends: ['file.brought'],
    },
  },
});

describe.skipIf(inject('browser') === null)('a procedure without pages of its own', () => {
  let office: RunningOffice;
  let browser: Browser;
  beforeAll(async () => {
    office = await openOffice({ hasCases: false, further: [readingRoom] });
    browser = await startBrowser();
  });
  afterAll(() => office.close());

  it('is opened, shown with its dates, and ended in the console', async () => {
    const { page, faults } = await openPage(browser, office);
    await signIn(page, office, 'registrar-1');
    await page.goto(`${office.address}/console/intake?procedure=reading-room`);
    await page.getByLabel('案卷题名').fill('一九八五年第三号');
    await page.locator('form.intake button[type=submit]').click();
    await page.locator('.opened').waitFor();
    expect(await page.locator('.opened h1').innerText()).toContain('卷');
    await page.getByRole('link', { name: '打开案件' }).click();
    await page.getByText('送卷期限').first().waitFor();
    await page.getByText('一九八五年第三号').first().waitFor();
    await page.locator('.act-primary a').click();
    await page.locator('dialog[open] button[type=submit]').click();
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await page.getByText('已送到').first().waitFor();
    const { cases } = await office.engine.list({ procedure: 'reading-room', limit: 5 });
    expect(cases.map(({ state }) => state.value)).toEqual(['there']);
    expect(faults).toEqual([]);
  });

  it('is in the menu, the lists and the browser of procedures', async () => {
    const { page } = await openPage(browser, office);
    await signIn(page, office, 'registrar-1');
    await page.locator('.side').getByText('阅览室调卷').click();
    await page.getByText('一九八五年第三号').first().waitFor();
    await page.goto(`${office.address}/console/procedures/reading-room`);
    await page.getByText('送到阅览室').first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });
});
