import { isFileFact } from '@gongkai/core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { factJsonSchema } from '../../../apps/api/src/views/fact-schema.ts';
import type { Data } from '../offered/act-data.ts';
import { bring, everyWay, type WayTo } from '../offered/every-state.ts';
import { fillForm } from '../offered/fill-form.ts';
import { isOfSystem, tryOffered } from '../offered/tried-acts.ts';
import { openOffice, type RunningOffice } from '../office.ts';
import { openPage, signIn } from '../pages.ts';
import { sampled } from '../sampled.ts';
import { startBrowser } from '../start-browser.ts';

const PERSONS = ['registrar-1', 'handler-1', 'reviewer-1', 'secrecy-reviewer-1', 'signatory-1', 'office-head-1'];
PERSONS.push('supervisor-1', 'monitor-1', 'coordinator-1', 'responder-1', 'spokesperson-1', 'site-editor-1');
PERSONS.push('handling-unit-1', 'handler-2');

/** An act that was offered and accepted without being recorded: whose, on which case, with which data. */
interface Accepted {
  readonly person: string;
  readonly way: WayTo;
  readonly fact: string;
  readonly data: Data;
}

// Whether an entry can be voided is found by folding the case again without it; a case all of whose entries carry later
// ones still offers the act, and its form says of each number why not.
const BY_ENTRY = new Set(['entry.voided']);
const OF_ENTRY = /^entry\/(?:breaks-later|not-correctable): seq /;

// A fact of the file is the same in every procedure.
const nameOf = ({ way, fact }: Pick<Accepted, 'way' | 'fact'>): string =>
  isFileFact(fact) ? fact : `${way.procedure.id} ${fact}`;

// The trial of these does not look for what they are about: another case that has to be there, parts that are opened by a
// route of their own. They are not sent from their form.
const WITH_OTHERS = new Set(['request.merged', 'request.separated', 'incident.merged', 'error.merged']);

/** Whose acts are sent from their forms as well: the desk's. */
const SENDING = ['registrar-1'];

/** Opens the form of an act by its link, as a person would. */
const openForm = async (page: Page, fact: string): Promise<void> => {
  await page.locator(`.acts a[href*="fact=${fact}"]`).first().click();
  const dialog = page.locator('dialog[open]');
  await dialog.locator('form button[type=submit]').waitFor();
  const refused = dialog.locator('> .refused, form [role=alert]');
  expect([fact, await refused.allInnerTexts()]).toEqual([fact, []]);
};

describe.skipIf(inject('browser') === null)('what the page of a case offers', () => {
  let office: RunningOffice;
  let browser: Browser;
  let ways: readonly { readonly way: WayTo; readonly id: string }[];
  let numbers: readonly string[];
  // The acts are tried by the tests of the first half, and sent by those of the second.
  const accepted: Accepted[] = [];
  const opened = new Set<string>();
  beforeAll(async () => {
    office = await openOffice();
    browser = await startBrowser();
    const found = [];
    for (const way of everyWay(office)) found.push({ way, id: await bring(office, way) });
    ways = found;
    numbers = (await office.engine.list({ agency: 'kunming', order: 'due', limit: 5 })).cases.map((one) => one.number);
  });
  afterAll(() => office.close());

  const signedIn = async (person: string) => {
    const found = await openPage(browser, office);
    await signIn(found.page, office, person);
    return found;
  };

  it.each(PERSONS)('is accepted with valid data, act by act, from %s', { timeout: 600_000 }, async (person) => {
    const { page, context } = await signedIn(person);
    const refused: string[] = [];
    for (const { way, id } of ways) {
      const tried = await tryOffered(page.request, office, { id, procedure: way.procedure, numbers });
      for (const { fact, data, refusals } of tried) {
        if (data !== null) accepted.push({ person, way, fact, data });
        else if (!BY_ENTRY.has(fact) || !refusals.every((one) => OF_ENTRY.test(one))) {
          refused.push(`${way.procedure.id}, ${way.name}, ${fact}: ${[...new Set(refusals)].join(' | ')}`);
        }
      }
    }
    await context.close();
    expect(refused).toEqual([]);
  });

  it('has every act of people somewhere, but those that open a case', () => {
    const missing = [...office.engine.procedures.values()].flatMap((procedure) =>
      procedure.factTypes.filter(
        (fact) =>
          !isOfSystem(procedure, fact) &&
          !procedure.openedBy.includes(fact) &&
          !accepted.some((one) => one.fact === fact && one.way.procedure === procedure),
      ),
    );
    expect(missing).toEqual([]);
    expect(accepted.length).toBeGreaterThan(1_500);
  });

  it.each(SENDING)('is recorded from its form, each act once, by %s', { timeout: 600_000 }, async (person) => {
    const first = new Map(accepted.toReversed().map((one) => [nameOf(one), one]));
    const { page, context, faults } = await signedIn(person);
    const failed: string[] = [];
    for (const { way, fact, data } of [...first.values()].filter(
      (one) => one.person === person && !WITH_OTHERS.has(one.fact),
    )) {
      const id = await bring(office, way);
      opened.add(`${person} ${nameOf({ way, fact })}`);
      await page.goto(`${office.address}/console/cases/${id}`);
      try {
        await openForm(page, fact);
        await fillForm(page, factJsonSchema(way.procedure, fact), data);
        await page.locator('dialog[open] form button[type=submit]').click();
        await page.locator('dialog[open] form').waitFor({ state: 'detached' });
      } catch (error) {
        const said = await page.locator('dialog[open] :is(.form-error, .refused, [role=alert])').allInnerTexts();
        failed.push(`${way.name}, ${fact}: ${said.join(' | ')} ${String(error).slice(0, 300)}`);
        continue;
      }
      const entries = await office.engine.history(id, { after: way.steps.length, limit: 10 });
      if (!entries.some(({ type }) => type === fact)) failed.push(`${way.name}, ${fact} is not in the ledger`);
    }
    await context.close();
    expect([...failed, ...faults]).toEqual([]);
  });

  it.each(sampled(PERSONS, 7))(
    'opens the form of every other act as well, and closes it, for %s',
    { timeout: 600_000 },
    async (person) => {
      const { page, context, faults } = await signedIn(person);
      for (const { way, id } of ways) {
        const fresh = accepted.filter(
          (one) => one.person === person && one.way === way && !opened.has(`${person} ${nameOf(one)}`),
        );
        if (fresh.length === 0) continue;
        await page.goto(`${office.address}/console/cases/${id}`);
        await page.locator('.acts').waitFor();
        for (const { fact } of fresh) {
          opened.add(`${person} ${nameOf({ way, fact })}`);
          await openForm(page, fact);
          await page.keyboard.press('Escape');
          await page.locator('dialog[open]').waitFor({ state: 'detached' });
        }
      }
      await context.close();
      expect(faults).toEqual([]);
    },
  );
});
