import { type Browser, chromium } from 'playwright-core';
import { afterAll, inject } from 'vitest';

/** Starts the browser of these tests; it is closed after them. */
export const startBrowser = async (): Promise<Browser> => {
  const found = inject('browser');
  if (found === null) throw new Error('no browser');
  const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args] });
  afterAll(() => browser.close());
  return browser;
};
