import type { Page } from 'playwright-core';

// A page with more than this has tables of many rows, whose further ones are like the first.
const MOST_STEPS = 120;

interface Focused {
  readonly key: string;
  readonly what: string;
  readonly faults: readonly string[];
}

// The element with the focus: whether it is in the window, whether something covers it, and how it is marked.
// What is marked may be around it, as the box of a hidden radio button is, or below it, as its label is.
const FOCUSED = `(() => {
  const one = document.activeElement;
  if (one === null || one === document.body || one === document.documentElement) return null;
  window.seen ??= new Map();
  if (!window.seen.has(one)) window.seen.set(one, String(window.seen.size));
  const box = one.getBoundingClientRect();
  const faults = [];
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  const marked = (element) => {
    const style = getComputedStyle(element);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  };
  const label = one.closest('label') ?? one.labels?.[0] ?? null;
  const small = box.width < 2 || box.height < 2 || getComputedStyle(one).opacity === '0';
  if (right <= left || bottom <= top) faults.push('is outside of the window');
  else {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const lying = document.elementFromPoint(x, y);
    const isOwn = lying !== null && (one.contains(lying) || lying.contains(one) || label?.contains(lying) === true);
    if (!isOwn && !small) faults.push('is covered by ' + (lying?.outerHTML.slice(0, 120) ?? 'nothing'));
  }
  const around = [one, label, one.parentElement, one.nextElementSibling].filter((part) => part !== null);
  if (!(small ? around : [one]).some(marked)) faults.push('has no mark');
  return { key: window.seen.get(one), what: one.outerHTML.slice(0, 160), faults };
})()`;

/** How many elements had the focus, and what is wrong with them, each as a line. */
export interface Walked {
  readonly steps: number;
  readonly found: readonly string[];
}

/** Goes through a page by Tab, to its end or as far as that is not more of the same, and says what is wrong. */
export const walk = async (page: Page): Promise<Walked> => {
  // A page may have put the focus somewhere; one step before its first link is its beginning.
  await page.evaluate(`(window.seen = new Map(), document.querySelector('.skip').focus())`);
  await page.keyboard.press('Shift+Tab');
  const found: string[] = [];
  const keys = new Set<string>();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<Focused | null>(FOCUSED);
    // The end of the page, or its beginning once more.
    if (focused === null || keys.has(focused.key)) break;
    keys.add(focused.key);
    found.push(...focused.faults.map((fault) => `${fault}: ${focused.what}`));
  }
  return { steps: keys.size, found };
};
