import { TOTP } from 'otpauth';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Hands, MOUSE } from './hands.ts';
import type { RunningOffice } from './office.ts';

/** The size of a screen. */
export interface Screen {
  readonly width: number;
  readonly height: number;
}

export const WIDE: Screen = { width: 1280, height: 800 };
export const NARROW: Screen = { width: 390, height: 844 };

/** How a page is opened. */
export interface Opening {
  readonly screen?: Screen;
  readonly scheme?: 'light' | 'dark';
  readonly language?: 'zh' | 'en';
}

/** A page, and what a person would call a fault of it. */
export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of scripts, refusals of the policy of content, and requests to other hosts. */
  readonly faults: readonly string[];
}

/** Opens a page of an office in a browser of its own, without cookies; its faults are collected. */
export const openPage = async (browser: Browser, office: RunningOffice, opening: Opening = {}): Promise<Watched> => {
  const { screen = WIDE, scheme = 'light', language = 'zh' } = opening;
  const context = await browser.newContext({ viewport: { ...screen }, colorScheme: scheme, locale: 'zh-CN' });
  await context.addInitScript((chosen) => {
    localStorage.setItem('gongkai.language', chosen);
  }, language);
  // A part that is not there by then does not come: a test says so sooner than its own end.
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== office.address) faults.push(`asked ${origin}`);
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) faults.push(message.text());
  });
  return { page, context, faults };
};

/** Signs a person in as a person would: name, password, and the code where it is asked for. */
export const signIn = async (
  page: Page,
  office: RunningOffice,
  person: string,
  hands: Hands = MOUSE,
): Promise<void> => {
  const { password, secret } = office.secrets;
  await page.goto(`${office.address}/console/`);
  await hands.type(page, page.locator('input[name=username]'), person);
  await hands.type(page, page.locator('input[name=password]'), password);
  await page.keyboard.press('Enter');
  await page.locator('.frame, input[name=code]').first().waitFor();
  if ((await page.locator('input[name=code]').count()) > 0) {
    const code = new TOTP({ secret }).generate({ timestamp: office.now() });
    await hands.type(page, page.locator('input[name=code]'), code);
    await page.keyboard.press('Enter');
  }
  await page.locator('.frame').waitFor();
};

/** Gives the page of a person who has signed in: each person signs in once, and keeps the page. */
export const pagesOf = (browser: () => Browser, office: () => RunningOffice) => {
  const open = new Map<string, Promise<Watched>>();
  const enter = async (person: string): Promise<Watched> => {
    const opened = await openPage(browser(), office());
    await signIn(opened.page, office(), person);
    return opened;
  };
  return (person: string): Promise<Watched> => {
    const found = open.get(person) ?? enter(person);
    open.set(person, found);
    return found;
  };
};
