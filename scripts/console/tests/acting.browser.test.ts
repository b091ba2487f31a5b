import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openOffice, type RunningOffice } from '../office.ts';
import { openPage, signIn } from '../pages.ts';
import { startBrowser } from '../start-browser.ts';

const NOTE = '申请人来电询问进度,已答复';

/** Opens the form of an act of a case. */
const openAct = async (page: Page, office: RunningOffice, id: string, fact: string): Promise<void> => {
  await page.goto(`${office.address}/console/cases/${id}?fact=${fact}`);
  await page.locator('dialog[open] form').waitFor();
};

/** Types a general note into its open form. */
const typeNote = async (page: Page, text: string): Promise<void> => {
  await page.getByLabel('一般记录').check();
  await page.getByLabel('记录内容').fill(text);
};

const send = (page: Page): Promise<void> => page.locator('dialog[open] button[type=submit]').click();

const ended = (page: Page): Promise<void> => page.locator('dialog[open] form').waitFor({ state: 'detached' });

describe.skipIf(inject('browser') === null)('acting on a case', () => {
  let office: RunningOffice;
  let browser: Browser;
  let ids: readonly string[];
  beforeAll(async () => {
    office = await openOffice();
    browser = await startBrowser();
    const query = {
      agency: 'kunming',
      holder: { person: 'handler-1' },
      active: true,
      order: 'due',
      limit: 50,
    } as const;
    ids = (await office.engine.list(query)).cases.map(({ id }) => id);
  });
  afterAll(() => office.close());

  const notesOf = async (id: string): Promise<readonly unknown[]> =>
    (await office.engine.history(id, { after: 0, limit: 100 })).flatMap(({ type, fact }) =>
      type === 'note.added' ? [fact['text']] : [],
    );

  it('records a note once, and shows it in the timeline', async () => {
    const { page, faults } = await openPage(browser, office);
    await signIn(page, office, 'handler-1');
    const id = ids[0] ?? '';
    await openAct(page, office, id, 'note.added');
    await typeNote(page, NOTE);
    await send(page);
    await ended(page);
    await page.getByText(NOTE).first().waitFor();
    expect(await notesOf(id)).toEqual([NOTE]);
    expect(faults).toEqual([]);
  });

  it('tells the second of two what the first one did, and keeps what was typed', async () => {
    const id = ids[1] ?? '';
    const [first, second] = [await openPage(browser, office), await openPage(browser, office)];
    await signIn(first.page, office, 'handler-1');
    await signIn(second.page, office, 'registrar-1');
    await openAct(second.page, office, id, 'note.added');
    await typeNote(second.page, '第二个人写的意见');
    await openAct(first.page, office, id, 'note.added');
    await typeNote(first.page, '第一个人先办');
    await send(first.page);
    await ended(first.page);
    await send(second.page);
    const dialog = second.page.locator('dialog[open]');
    await dialog.getByText('这件刚被他人办理').waitFor();
    expect(await dialog.innerText()).toContain('第二个人写的意见');
    expect(await notesOf(id)).toEqual(['第一个人先办']);
    await dialog.getByRole('button', { name: '带着我的意见重新打开' }).click();
    await send(second.page);
    await ended(second.page);
    expect(await notesOf(id)).toEqual(['第一个人先办', '第二个人写的意见']);
  });

  it('loses nothing that was typed when the network is gone, and records it once afterwards', async () => {
    const id = ids[2] ?? '';
    const { page } = await openPage(browser, office);
    await signIn(page, office, 'handler-1');
    await openAct(page, office, id, 'note.added');
    await typeNote(page, '断网时写的字');
    office.cutOff(true);
    await send(page);
    await page.getByText('没有连上服务器').waitFor();
    expect(await page.getByLabel('记录内容').inputValue()).toBe('断网时写的字');
    office.cutOff(false);
    await page.getByRole('button', { name: '再次提交' }).click();
    await ended(page);
    expect(await notesOf(id)).toEqual(['断网时写的字']);
  });

  it('loses nothing when the server fails in between', async () => {
    const id = ids[3] ?? '';
    const { page } = await openPage(browser, office);
    await signIn(page, office, 'handler-1');
    await openAct(page, office, id, 'note.added');
    await typeNote(page, '服务器出错时写的字');
    const facts = '**/api/v1/cases/*/facts';
    await page.route(facts, (route) => route.fulfill({ status: 500, contentType: 'text/plain', body: 'x' }));
    await send(page);
    await page.getByText('服务器出错').first().waitFor();
    expect(await page.getByLabel('记录内容').inputValue()).toBe('服务器出错时写的字');
    await page.unroute(facts);
    await page.getByRole('button', { name: '再次提交' }).click();
    await ended(page);
    expect(await notesOf(id)).toEqual(['服务器出错时写的字']);
  });

  it('asks to sign in again where the session ended, and goes on with the form', async () => {
    const id = ids[4] ?? '';
    const { page } = await openPage(browser, office);
    await signIn(page, office, 'handler-1');
    await openAct(page, office, id, 'note.added');
    await typeNote(page, '登录超时前写的字');
    office.pass(31 * 60_000);
    await send(page);
    await page.locator('.sign-in[data-over=true]').waitFor();
    await page.fill('input[name=username]', 'handler-1');
    await page.fill('input[name=password]', office.secrets.password);
    await page.locator('.sign-in button[type=submit]').click();
    await page.locator('.sign-in').waitFor({ state: 'detached' });
    expect(await page.getByLabel('记录内容').inputValue()).toBe('登录超时前写的字');
    await send(page);
    await ended(page);
    expect(await notesOf(id)).toEqual(['登录超时前写的字']);
  });

  it('restores what was typed after the page was closed', async () => {
    const id = ids[5] ?? '';
    const { page } = await openPage(browser, office);
    await signIn(page, office, 'handler-1');
    await openAct(page, office, id, 'note.added');
    await typeNote(page, '没有写完的意见');
    await page.goto('about:blank');
    await openAct(page, office, id, 'note.added');
    expect(await page.getByLabel('记录内容').inputValue()).toBe('没有写完的意见');
    expect(await notesOf(id)).toEqual([]);
  });
});
