import type { Locator, Page } from 'playwright-core';

/** A file that a person chooses. */
export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** How a person works a page: with a mouse, or with a keyboard alone. */
export interface Hands {
  readonly name: 'mouse' | 'keyboard';
  /** Presses a button or follows a link. */
  readonly press: (page: Page, target: Locator) => Promise<void>;
  /** Replaces the text of a field. */
  readonly type: (page: Page, target: Locator, text: string) => Promise<void>;
  /** Chooses the option of a list by its label. */
  readonly choose: (page: Page, target: Locator, label: string) => Promise<void>;
  /** Marks a radio button or a box. */
  readonly mark: (page: Page, target: Locator) => Promise<void>;
  /** Types a day, `YYYY-MM-DD`. */
  readonly day: (page: Page, target: Locator, day: string) => Promise<void>;
  /** Chooses a file, by its field or by the button that opens the choice. */
  readonly file: (page: Page, target: Locator, file: ChosenFile) => Promise<void>;
}

/** A person with a mouse. */
export const MOUSE: Hands = {
  name: 'mouse',
  press: (_, target) => target.click(),
  type: (_, target, text) => target.fill(text),
  choose: async (_, target, label) => void (await target.selectOption({ label })),
  mark: (_, target) => target.check({ force: true }),
  day: (_, target, day) => target.fill(day),
  file: async (page, target, file) => {
    if ((await target.getAttribute('type')) === 'file') return target.setInputFiles(file);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), target.click()]);
    return chooser.setFiles(file);
  },
};

const MOST_STEPS = 400;

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element.ownerDocument.activeElement === element);

/** Goes on with the key until the part has the focus. */
const reach = async (page: Page, target: Locator, key = 'Tab'): Promise<void> => {
  await target.waitFor({ state: 'attached' });
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`not reached with ${key}: ${String(target)}`);
};

/** The radio button of a group at which the keyboard arrives. */
const reachGroup = async (page: Page, target: Locator): Promise<void> => {
  const name = await target.getAttribute('name');
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if ((await page.locator(`input:focus[name="${name}"]`).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no radio button of the group was reached: ${String(target)}`);
};

// A field of a day has parts whose order is the browser's own; the one that gives the day is found by trying.
const ORDERS = [
  (year: string, month: string, day: string) => [year, 'ArrowRight', month, day],
  (year: string, month: string, day: string) => [month, day, year],
] as const;

/** A person without a mouse. */
export const KEYBOARD: Hands = {
  name: 'keyboard',
  press: async (page, target) => {
    await reach(page, target);
    await page.keyboard.press('Enter');
  },
  type: async (page, target, text) => {
    await reach(page, target);
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(text);
  },
  choose: async (page, target, label) => {
    await reach(page, target);
    const labels = (await target.locator('option').allInnerTexts()).map((text) => text.trim());
    const at = labels.indexOf(label);
    if (at < 0) throw new Error(`no option ${label} among ${labels.join(' ')}`);
    const value = await target.locator('option').nth(at).getAttribute('value');
    await page.keyboard.press('Home');
    for (let step = 0; step < labels.length; step += 1) {
      if ((await target.inputValue()) === value) return;
      await page.keyboard.press('ArrowDown');
    }
    throw new Error(`the keys did not choose ${label}`);
  },
  mark: async (page, target) => {
    if ((await target.getAttribute('type')) === 'radio') {
      await target.waitFor({ state: 'attached' });
      await reachGroup(page, target);
      await reach(page, target, 'ArrowDown');
    } else await reach(page, target);
    if (!(await target.isChecked())) await page.keyboard.press('Space');
  },
  day: async (page, target, day) => {
    const [year = '', month = '', date = ''] = day.split('-');
    for (const order of ORDERS) {
      // The first part of the field has the focus only after coming in from outside.
      while (await isFocused(target)) await page.keyboard.press('Tab');
      await reach(page, target);
      for (const part of order(year, month, date)) {
        if (part === 'ArrowRight') await page.keyboard.press(part);
        else await page.keyboard.type(part);
      }
      if ((await target.inputValue()) === day) return;
    }
    throw new Error(`the keys did not give ${day}`);
  },
  file: async (page, target, file) => {
    await reach(page, target);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
    await chooser.setFiles(file);
  },
};

/** Both. */
export const HANDS: readonly Hands[] = [MOUSE, KEYBOARD];
