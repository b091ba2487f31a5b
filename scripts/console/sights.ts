import type { Page } from 'playwright-core';
import { violationsOf } from './accessible.ts';
import { NARROW, type Screen, WIDE } from './pages.ts';

/** How a page is looked at. */
export interface Sight {
  readonly name: string;
  readonly screen: Screen;
  readonly scheme: 'light' | 'dark';
}

/** Each width with each scheme, in an order in which one of the two changes at a time. */
export const SIGHTS: readonly Sight[] = [
  { name: 'wide and light', screen: WIDE, scheme: 'light' },
  { name: 'wide and dark', screen: WIDE, scheme: 'dark' },
  { name: 'narrow and dark', screen: NARROW, scheme: 'dark' },
  { name: 'narrow and light', screen: NARROW, scheme: 'light' },
];

// A page that is wider than its window makes a person push it about to read a line.
const OVERFLOW = `document.documentElement.scrollWidth - document.documentElement.clientWidth`;

// Two frames after a change everything is drawn; a change of colours fades for as long as the running animations say.
const SETTLED = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))).then(() =>
  Promise.all(document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished.catch(() => null)))).then(() => null)`;

/** Shows an open page in a sight, and waits until it is drawn. */
export const showIn = async (page: Page, { screen, scheme }: Sight): Promise<void> => {
  await page.setViewportSize({ ...screen });
  await page.emulateMedia({ colorScheme: scheme });
  await page.evaluate(SETTLED);
};

const tooWideIn = async (page: Page, sight: Sight): Promise<readonly string[]> => {
  const over = await page.evaluate<number>(OVERFLOW);
  return over > 0 ? [`${sight.name}: ${over} px too wide`] : [];
};

/** The widths at which an open page is wider than its window, each as a line. */
export const tooWide = async (page: Page): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const sight of SIGHTS.filter(({ scheme }) => scheme === 'light')) {
    await showIn(page, sight);
    found.push(...(await tooWideIn(page, sight)));
  }
  return found;
};

/** What is wrong with an open page in all sights, each as a line: WCAG 2.2 A and AA, and edges that are cut. */
export const lookAt = async (page: Page): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const sight of SIGHTS) {
    await showIn(page, sight);
    found.push(...(await tooWideIn(page, sight)));
    found.push(...(await violationsOf(page)).map((line) => `${sight.name}: ${line}`));
  }
  return found;
};
