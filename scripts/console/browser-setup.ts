import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { buildConsole } from './build.ts';
import { findBrowser, type FoundBrowser } from './find-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly requireBrowser: boolean;
    readonly isWhole: boolean;
    readonly browser: FoundBrowser | null;
  }
}

/** A browser that starts here; null where it does not, since a library of the machine is missing for example. */
const startable = async (found: FoundBrowser | null): Promise<FoundBrowser | null> => {
  if (found === null) return null;
  try {
    const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args] });
    await browser.close();
    return found;
  } catch (error) {
    console.log(`${found.executablePath} does not start: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
};

/** Builds the console and finds a browser, once for all tests of pages. */
export const setup = async (project: TestProject): Promise<void> => {
  await buildConsole((line) => console.log(line));
  const found = await startable(await findBrowser());
  if (found === null) {
    if (project.getProvidedContext().requireBrowser) throw new Error('no browser runs here, and one is required');
    console.log('No browser runs here: the tests of pages are skipped. Set CHROME_PATH to one.');
  }
  project.provide('browser', found);
};
