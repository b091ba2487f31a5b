import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openOffice, type RunningOffice } from '../office.ts';
import { openPage, pagesOf } from '../pages.ts';
import { lacksOf } from '../says.ts';
import { lookAt } from '../sights.ts';
import { startBrowser } from '../start-browser.ts';

const BROKEN = { mimeType: 'application/octet-stream', buffer: Buffer.from('这不是所要的文件') };

// What is wrong is said by the page; what a browser itself says before it sends a form is taken away.
const WITHOUT_BROWSER = `for (const form of document.forms) form.noValidate = true`;

interface Form {
  readonly name: string;
  readonly person: string;
  readonly path: (office: RunningOffice) => Promise<string> | string;
  /** Brings the page to the form, and fills in what makes it wrong. */
  readonly open?: (page: Page) => Promise<void>;
  /** The form; the whole page by default. */
  readonly form?: string;
}

const aCase = async ({ engine }: RunningOffice): Promise<string> => {
  const holder = { person: 'handler-1' };
  const { cases } = await engine.list({ agency: 'kunming', holder, active: true, order: 'due', limit: 1 });
  return `cases/${cases[0]?.id ?? ''}?fact=note.added`;
};

const FORMS: readonly Form[] = [
  {
    name: 'a new case',
    person: 'registrar-1',
    path: () => 'intake?procedure=disclosure-request',
    form: 'form.intake',
  },
  { name: 'an act', person: 'handler-1', path: aCase, form: 'dialog[open] form' },
  {
    name: 'a person',
    person: 'administrator',
    path: () => 'people',
    open: (page) => page.getByRole('button', { name: '添加人员' }).click(),
    form: 'dialog[open] form',
  },
  { name: 'a delegation', person: 'office-head-1', path: () => 'delegations', form: 'main form' },
  {
    name: 'the profile of an agency',
    person: 'office-head-1',
    path: () => 'agency',
    open: (page) => page.fill('input[name=lookAlike]', '7'),
    form: 'main form:has(input[name=lookAlike])',
  },
  { name: 'an agency', person: 'administrator', path: () => 'agency', form: 'main form:has(select[name=parent])' },
  {
    name: 'a roster',
    person: 'office-head-1',
    path: () => 'roster',
    open: (page) => page.getByRole('button', { name: '加一行' }).click(),
    form: 'main form:has(.roster-table)',
  },
  {
    name: 'a password',
    person: 'handler-1',
    path: () => 'account',
    form: 'main form:has(input[name=newPassword])',
  },
  {
    name: 'notices',
    person: 'handler-1',
    path: () => 'account',
    open: (page) => page.fill('input[name=mail]', '不是邮箱'),
    form: 'main form:has(input[name=mail])',
  },
];

const SAID = '.problem, .error-summary, .field-error, .note[role=alert]';

describe.skipIf(inject('browser') === null)('a form that is wrong', () => {
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

  const expectSaid = async (page: Page, selector = SAID): Promise<void> => {
    await page.locator(selector).first().waitFor();
    await page.waitForTimeout(200);
    expect([...(await lacksOf(page)), ...(await lookAt(page))]).toEqual([]);
  };

  it.for(FORMS)('says what is wrong with it: $name', async ({ person, path, open, form = 'main' }) => {
    const { page, faults } = await pageOf(person);
    const before = faults.length;
    await page.goto(`${office.address}/console/${await path(office)}`);
    await page.locator('h1').first().waitFor();
    await open?.(page);
    await page.locator(`${form} button:is([type=submit], :not([type]))`).first().waitFor();
    await page.evaluate(WITHOUT_BROWSER);
    await page.locator(`${form} button:is([type=submit], :not([type]))`).last().click();
    await expectSaid(page);
    expect(faults.slice(before)).toEqual([]);
  });

  it.for(['昆明市年报.docx', '昆明市年报.txt'])('says that a file is no report: %s', async (name) => {
    const { page } = await pageOf('handler-1');
    await page.goto(`${office.address}/console/audit`);
    await page.setInputFiles('input[name=report]', { ...BROKEN, name });
    await page.getByRole('button', { name: '开始审核' }).click();
    await expectSaid(page, 'main .problem, main .note');
    expect(await page.locator('main').innerText()).not.toContain('没有发现错误');
  });

  it('names the columns that a sheet lacks', async () => {
    const { page } = await pageOf('office-head-1');
    await page.goto(`${office.address}/console/imports`);
    await page.setInputFiles('input[name=file]', { ...BROKEN, name: '台账.xlsx' });
    await page.locator('form.import-form button').last().click();
    await page.locator('.import-faults').waitFor();
    expect(await page.locator('main').innerText()).toContain('收到日期');
    expect(await lookAt(page)).toEqual([]);
  });

  it('says that a password is wrong, and that a code is', async () => {
    const { page, context } = await openPage(browser, office);
    await page.goto(`${office.address}/console/`);
    await page.fill('input[name=username]', 'office-head-1');
    await page.fill('input[name=password]', '不是这个密码 12345');
    await page.keyboard.press('Enter');
    await expectSaid(page);
    await page.fill('input[name=password]', office.secrets.password);
    await page.keyboard.press('Enter');
    await page.fill('input[name=code]', '000000');
    await page.keyboard.press('Enter');
    await expectSaid(page);
    await context.close();
  });

  it('says that a one-time link is spent, and where to go on', async () => {
    const { page, context } = await openPage(browser, office);
    await page.goto(`${office.address}/set-up#spent`);
    await expectSaid(page);
    await page.locator('main a[href="/console/"]').click();
    await page.locator('input[name=username]').waitFor();
    await context.close();
  });

  it('says what is wrong with a password that is chosen behind a one-time link', async () => {
    const { token } = await office.engine.signIn.invite('monitor-1', { id: 'administrator' });
    const { page, context } = await openPage(browser, office);
    await page.goto(`${office.address}/set-up#${token}`);
    await page.fill('input[name=password]', 'aaaaaaaaaaaa');
    await page.fill('input[name=again]', 'bbbbbbbbbbbb');
    await page.keyboard.press('Enter');
    await expectSaid(page);
    await page.fill('input[name=again]', 'aaaaaaaaaaaa');
    await page.keyboard.press('Enter');
    await expectSaid(page, '.problem');
    await context.close();
  });
});
