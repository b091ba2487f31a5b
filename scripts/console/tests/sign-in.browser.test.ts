import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { violationsOf } from '../accessible.ts';
import { openOffice, type RunningOffice } from '../office.ts';
import { openPage, signIn } from '../pages.ts';
import { startBrowser } from '../start-browser.ts';

describe.skipIf(inject('browser') === null)('signing in', () => {
  let office: RunningOffice;
  let browser: Browser;
  beforeAll(async () => {
    office = await openOffice();
    browser = await startBrowser();
  });
  afterAll(() => office.close());

  it('leads to the desk by keyboard alone, and asks no other host for anything', async () => {
    const { page, faults } = await openPage(browser, office);
    await signIn(page, office, 'handler-1');
    await page.locator('.counters').waitFor();
    expect(await page.locator('.queue tbody tr').count()).toBeGreaterThan(5);
    expect(faults).toEqual([]);
  });

  it('asks those who decide for their second factor', async () => {
    const { page } = await openPage(browser, office);
    await signIn(page, office, 'office-head-1');
    await page.locator('.counters').waitFor();
  });

  it('says that a password is wrong, and keeps the name', async () => {
    const { page } = await openPage(browser, office);
    await page.goto(`${office.address}/console/`);
    await page.fill('input[name=username]', 'handler-2');
    await page.fill('input[name=password]', '不是这个密码 12345');
    await page.keyboard.press('Enter');
    await page.locator('.problem').waitFor();
    expect(await page.locator('.problem').innerText()).toContain('auth/bad-credentials');
    expect(await page.inputValue('input[name=username]')).toBe('handler-2');
  });

  it.each(['light', 'dark'] as const)('and the desk have nothing against WCAG 2.2 A and AA, %s', async (scheme) => {
    const { page } = await openPage(browser, office, { scheme });
    await page.goto(`${office.address}/console/`);
    await page.locator('input[name=username]').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await signIn(page, office, 'handler-1');
    await page.locator('.queue').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });

  it('begins with a one-time link, which is gone from the address at once', async () => {
    const { token } = await office.engine.signIn.invite('monitor-1', { id: 'administrator' });
    const { page, faults } = await openPage(browser, office);
    await page.goto(`${office.address}/set-up#${token}`);
    const chosen = '滇池的海鸥在冬天飞来 1985';
    await page.fill('input[name=password]', chosen);
    expect(page.url()).not.toContain(token);
    await page.fill('input[name=again]', chosen);
    await page.keyboard.press('Enter');
    await page.locator('input[name=username]').waitFor();
    await page.waitForURL('**/console/');
    await page.fill('input[name=username]', 'monitor-1');
    await page.fill('input[name=password]', chosen);
    await page.keyboard.press('Enter');
    await page.locator('.frame').waitFor();
    expect(faults).toEqual([]);
  });

  it('comes over the page where the session ends, and the page stays as it was', async () => {
    const { page } = await openPage(browser, office);
    await signIn(page, office, 'handler-1');
    await page.fill('#search', '正在写的字');
    office.pass(31 * 60_000);
    await page.evaluate(`window.dispatchEvent(new Event('visibilitychange'))`);
    await page.locator('.sign-in[data-over=true]').waitFor({ timeout: 70_000 });
    await page.fill('input[name=username]', 'handler-1');
    await page.fill('input[name=password]', office.secrets.password);
    await page.keyboard.press('Enter');
    await page.locator('.sign-in').waitFor({ state: 'detached' });
    expect(await page.inputValue('#search')).toBe('正在写的字');
  });
});
