import { formatInstant } from '@gongkai/calendar';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ACCESS, mayCall } from '../../../apps/api/permissions/declared.ts';
import { DUTIES_OF_PEOPLE } from '../../../apps/api/src/demo/people.ts';
import { type Acting, type Ask, PAGE_ACTS, type PageAct, PUBLISHED } from '../offered/page-acts.ts';
import { openOffice, type RunningOffice } from '../office.ts';
import { openPage, signIn } from '../pages.ts';
import { happen } from '../told.ts';
import { sampled } from '../sampled.ts';
import { startBrowser } from '../start-browser.ts';

/** Everyone: one person for each duty in one office, and the three administrators. */
const PERSONS: readonly Pick<Acting, 'person' | 'duty' | 'office'>[] = [
  ...DUTIES_OF_PEOPLE.map((duty) => ({ person: `${duty}-1`, duty, office: null })),
  ...(['system', 'security', 'audit'] as const).map((office) => ({
    person: office === 'system' ? 'administrator' : office,
    duty: null,
    office,
  })),
];

const QUIET_MS = 400;

const isAllowed = ({ operation, alsoSystem }: PageAct, { duty, office }: Acting): boolean => {
  if (typeof operation !== 'string') return duty !== null && operation.includes(duty);
  const access = ACCESS[operation];
  if (access === undefined) throw new Error(`the matrix does not declare ${operation}`);
  const role = { duty, office: office as 'system' | 'security' | 'audit' | null };
  return mayCall(access, role, 'agency') || (alsoSystem === true && office === 'system');
};

// `offered`; `explained`, with why not; `silent`, where one that may not be pressed does not say why; or `absent`.
const SHOWN = (control: string): string => `(() => {
  const button = document.querySelector(${JSON.stringify(control)});
  if (button === null) return 'absent';
  if (button.getAttribute('aria-disabled') !== 'true' && !button.matches(':disabled')) return 'offered';
  const why = document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
  return why.trim() === '' && document.querySelector('.may-not') === null ? 'silent' : 'explained';
})()`;

/** How an act is shown on a page. */
const shownAs = (page: Page, control: string): Promise<string> => page.evaluate<string>(SHOWN(control));

/** Waits until the page asks for nothing more; the stream of events, which has no end, does not count. */
const watchedRequests = (page: Page): (() => Promise<void>) => {
  const open = new Set<unknown>();
  let last = performance.now();
  page.on('request', (request) => {
    if (request.url().endsWith('/events')) return;
    last = performance.now();
    open.add(request);
  });
  const end = (request: unknown): void => {
    last = performance.now();
    open.delete(request);
  };
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return async () => {
    while (open.size > 0 || performance.now() - last < QUIET_MS) await page.waitForTimeout(QUIET_MS / 4);
  };
};

const askAs =
  (page: Page, office: RunningOffice): Ask =>
  (method, path, data, file) =>
    page.request.fetch(`${office.address}/api/v1/${path}`, {
      method,
      headers: { origin: office.address },
      ...(data === undefined ? {} : { data }),
      ...(file === undefined
        ? {}
        : {
            multipart: {
              kind: file.kind,
              file: { name: 'sheet.csv', mimeType: 'text/csv', buffer: Buffer.from(file.text) },
            },
          }),
    });

describe.skipIf(inject('browser') === null)('the acts of pages that are about no case', () => {
  let office: RunningOffice;
  let browser: Browser;
  let serial = 0;
  let caseId = '';
  const offered = new Set<string>();
  beforeAll(async () => {
    office = await openOffice();
    browser = await startBrowser();
    const head = await openPage(browser, office);
    await signIn(head.page, office, 'office-head-1');
    const published = await askAs(head.page, office)('POST', `tables/AR2021/${PUBLISHED}/publication`, {
      agency: 'kunming',
      missingAreZero: true,
    });
    if (!published.ok()) throw new Error(await published.text());
    await head.context.close();
    const listed = await office.engine.list({ agency: 'kunming', active: true, order: 'due', limit: 20 });
    const cases = listed.cases.filter(({ procedure }) => procedure === 'disclosure-request').slice(0, 4);
    caseId = cases[0]?.id ?? '';
    // Each of them asks the head for a correction, which is a task.
    for (const { id } of cases)
      await happen(office, id, [['handler-1', 'entry.questioned', { seq: 1, reason: '日期不符' }]]);
  });
  afterAll(() => office.close());

  it.each(sampled(PERSONS, 9))(
    'are offered where the API takes them, and not where it forbids them, to $person',
    { timeout: 600_000 },
    async (who) => {
      const { page, context, faults } = await openPage(browser, office);
      await signIn(page, office, who.person);
      const isQuiet = watchedRequests(page);
      const wrong: unknown[] = [];
      for (const act of PAGE_ACTS) {
        serial += 1;
        const now = formatInstant(office.now() - 1000);
        const acting: Acting = { ...who, serial, today: now.slice(0, 10), now, caseId };
        const allowed = isAllowed(act, acting);
        await page.goto(`${office.address}/console/${act.path(acting)}`);
        await page.locator('h1').first().waitFor();
        await isQuiet();
        const first = page.locator(act.first ?? 'no-such-part').first();
        if ((await first.count()) > 0) await first.check();
        const shown = await shownAs(page, act.control);
        const answer = await act.send(askAs(page, office), acting);
        if (shown === 'offered') offered.add(act.name);
        const isRight = allowed
          ? shown === 'offered' && answer.ok()
          : ['absent', 'explained'].includes(shown) && answer.status() === 403;
        if (!isRight) {
          wrong.push([
            act.name,
            { allowed, shown, status: answer.status(), text: (await answer.text()).slice(0, 300) },
          ]);
        }
      }
      await context.close();
      expect(wrong).toEqual([]);
      expect(faults).toEqual([]);
    },
  );

  it.runIf(inject('isWhole'))('are each offered to somebody', () => {
    expect(PAGE_ACTS.map(({ name }) => name).filter((name) => !offered.has(name))).toEqual([]);
  });
});
