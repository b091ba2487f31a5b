import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openOffice, type RunningOffice } from '../office.ts';
import { openPage, signIn } from '../pages.ts';
import { sampled } from '../sampled.ts';
import { startBrowser } from '../start-browser.ts';

const PERSONS = ['registrar-1', 'handler-1', 'reviewer-1', 'secrecy-reviewer-1', 'signatory-1', 'office-head-1'];
PERSONS.push('supervisor-1', 'monitor-1', 'coordinator-1', 'spokesperson-1', 'site-editor-1', 'handler-2');

/** The acts that a page offers as links to their forms. */
const OFFERED = `[...document.querySelectorAll('.acts a[href*="fact="]')]
  .filter((one) => one.closest('.refused') === null)
  .map((one) => new URL(one.href).searchParams.get('fact'))`;

describe.skipIf(inject('browser') === null)('what the page of a case offers', () => {
  let office: RunningOffice;
  let browser: Browser;
  let ids: readonly string[];
  beforeAll(async () => {
    office = await openOffice();
    browser = await startBrowser();
    const { cases } = await office.engine.list({ agency: 'kunming', active: true, order: 'due', limit: 100 });
    // One case of each state of each procedure.
    const seen = new Map(cases.map((one) => [`${one.procedure} ${one.state.value}`, one.id]));
    ids = [...seen.values()];
  });
  afterAll(() => office.close());

  it.each(sampled(PERSONS, 3))('is what the server permits, and nothing that it forbids, for %s', async (person) => {
    const { page, context } = await openPage(browser, office);
    await signIn(page, office, person);
    const differing: unknown[] = [];
    for (const id of ids) {
      const answer = await page.request.get(`${office.address}/api/v1/cases/${id}`);
      await page.goto(`${office.address}/console/cases/${id}`);
      if (!answer.ok()) {
        // A case out of reach says so, and offers nothing.
        await page.locator('.plain-page h1').waitFor();
        if ((await page.evaluate<string[]>(OFFERED)).length > 0) differing.push([id, 'offered out of reach']);
        continue;
      }
      const { permitted, procedure } = (await answer.json()) as {
        readonly permitted: readonly { readonly fact: string; readonly allowed: boolean }[];
        readonly procedure: string;
      };
      const duties = office.engine.procedures.get(procedure)?.allowedDuties ?? {};
      const bySystem = (fact: string): boolean => duties[fact]?.every((duty) => duty === 'system') === true;
      const wanted = permitted.filter((one) => one.allowed && !bySystem(one.fact)).map((one) => one.fact);
      await page.locator('.acts').waitFor();
      const offered = await page.evaluate<string[]>(OFFERED);
      if (JSON.stringify(offered.toSorted()) !== JSON.stringify(wanted.toSorted())) {
        differing.push([id, { offered: offered.toSorted(), wanted: wanted.toSorted() }]);
      }
    }
    await context.close();
    expect(ids.length).toBeGreaterThan(5);
    expect(differing).toEqual([]);
  });
});
