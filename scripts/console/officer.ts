import type { Browser, Locator, Page } from 'playwright-core';
import type { ChosenFile, Hands } from './hands.ts';
import type { RunningOffice } from './office.ts';
import { openPage, type Opening, signIn } from './pages.ts';

/** A person who has signed in, and works the console with a mouse or with a keyboard. */
export interface Officer {
  readonly page: Page;
  /** Errors of scripts and the like; see `openPage`. */
  readonly faults: readonly string[];
  readonly go: (path: string) => Promise<void>;
  readonly press: (target: Locator | string) => Promise<void>;
  /** Replaces the text of a field of the form that is open. */
  readonly fill: (label: string, text: string) => Promise<void>;
  /** Chooses a value of a field of the form that is open, from a list or by a radio button. */
  readonly pick: (label: string, option: string) => Promise<void>;
  readonly mark: (target: Locator) => Promise<void>;
  readonly day: (label: string, day: string) => Promise<void>;
  readonly file: (target: Locator, file: ChosenFile) => Promise<void>;
  /** Goes to a case. */
  readonly open: (caseId: string) => Promise<void>;
  /** Opens the form of an act from the column of acts of the case. */
  readonly act: (fact: string) => Promise<void>;
  /** Sends the form that is open, and waits until it is gone. */
  readonly send: () => Promise<void>;
  /** Signs in once more, where so much time has passed that the session ended. */
  readonly comeBack: () => Promise<void>;
  readonly leave: () => Promise<void>;
}

const FORM = 'dialog[open] form, form.intake';

/** Opens the console and signs a person in with their password, and with the code where it is asked for. */
export const enter = async (
  browser: Browser,
  office: RunningOffice,
  hands: Hands,
  person: string,
  opening: Opening = {},
): Promise<Officer> => {
  const { page, context, faults } = await openPage(browser, office, opening);
  const comeBack = (): Promise<void> => signIn(page, office, person, hands);
  await comeBack();
  const form = page.locator(FORM).first();
  const control = (label: string): Locator =>
    form.locator('input:not([type=radio]):not([type=checkbox]), select, textarea').and(form.getByLabel(label)).first();
  const go = async (path: string): Promise<void> => void (await page.goto(`${office.address}/console/${path}`));
  const press = (target: Locator | string): Promise<void> =>
    hands.press(page, typeof target === 'string' ? page.locator(target) : target);
  return {
    page,
    faults,
    go,
    press,
    fill: (label, text) => hands.type(page, control(label), text),
    pick: async (label, option) => {
      const select = form.locator('select').and(form.getByLabel(label)).first();
      const radio = form.getByRole('group', { name: label }).first().getByLabel(option, { exact: true }).first();
      await select.or(radio).first().waitFor({ state: 'attached' });
      if ((await select.count()) > 0) await hands.choose(page, select, option);
      else await hands.mark(page, radio);
    },
    mark: (target) => hands.mark(page, target),
    day: (label, day) => hands.day(page, control(label), day),
    file: (target, file) => hands.file(page, target, file),
    open: async (caseId) => {
      await go(`cases/${caseId}`);
      await page.locator('.acts').waitFor();
    },
    act: async (fact) => {
      await press(page.locator(`.acts a[href*="fact=${fact}"]`).first());
      await page.locator('dialog[open] form').waitFor();
    },
    send: async () => {
      await press(page.locator(`:is(${FORM}) button[type=submit]`).first());
      await page.locator('dialog[open] form').waitFor({ state: 'detached' });
    },
    comeBack,
    leave: () => context.close(),
  };
};
