import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { HANDS, type Hands, KEYBOARD } from './hands.ts';
import { openOffice, type OfficeOptions, type RunningOffice } from './office.ts';
import { enter, type Officer } from './officer.ts';
import type { Opening } from './pages.ts';
import { startBrowser } from './start-browser.ts';

/** Where a journey happens. */
export interface Scene {
  readonly office: RunningOffice;
  readonly hands: Hands;
  /** Lets a person sign in, in a browser of their own. */
  readonly enter: (person: string, opening?: Opening) => Promise<Officer>;
}

/** Where pictures of the pages go on which a journey failed; none are made without it. */
const PICTURES = process.env['FAILED_JOURNEYS'];

const photograph = async (officers: readonly Officer[], name: string): Promise<void> => {
  if (PICTURES === undefined) return;
  for (const [at, { page }] of officers.entries()) {
    await page.screenshot({ path: join(PICTURES, `${name}-${at + 1}.png`), fullPage: true });
  }
};

/**
 * What people do one after the other in the console, in an office of its own, with a keyboard alone; in the whole run once
 * with a mouse as well. No page may have a fault by the end.
 */
export const journey = (title: string, options: OfficeOptions, story: (scene: Scene) => Promise<void>): void => {
  describe.skipIf(inject('browser') === null)(`${title}`, () => {
    let browser: Browser;
    beforeAll(async () => void (browser = await startBrowser()));

    // What a keyboard can do a mouse can, mostly: both in the whole run.
    it.each(inject('isWhole') ? HANDS : [KEYBOARD])('by $name', async (hands) => {
      const office = await openOffice(options);
      const officers: Officer[] = [];
      try {
        await story({
          office,
          hands,
          enter: async (person, opening = {}) => {
            const officer = await enter(browser, office, hands, person, opening);
            officers.push(officer);
            return officer;
          },
        });
        expect(officers.flatMap(({ faults }) => faults)).toEqual([]);
      } catch (error) {
        await photograph(officers, `${title}-${hands.name}`);
        throw error;
      } finally {
        for (const officer of officers) await officer.leave();
        await office.close();
      }
    });
  });
};
