import type { TestProject } from 'vitest/node';
import { buildConsole } from './build.ts';
import { findBrowser, type FoundBrowser } from './find-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly browser: FoundBrowser | null;
  }
}

/** Builds the console and finds a browser, once for all tests of pages. */
export const setup = async (project: TestProject): Promise<void> => {
  await buildConsole((line) => console.log(line));
  const found = await findBrowser();
  if (found === null) {
    if (process.env['GONGKAI_REQUIRE_BROWSER'] === '1') throw new Error('no browser runs here, and one is required');
    console.log('No browser runs here: the tests of pages are skipped. Set CHROME_PATH to one.');
  }
  project.provide('browser', found);
};
