// The picture of the desk in the README: npm run screenshots -- --readme makes it.
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { openOffice } from './office.ts';
import { openPage, signIn } from './pages.ts';

const FILE = fileURLToPath(new URL('../../docs/pictures/desk.png', import.meta.url));
const MOST_BYTES = 150_000;

/** Takes the picture of a desk of the demonstration on a Tuesday. */
export const takeReadmePicture = async (browser: Browser): Promise<void> => {
  const office = await openOffice({ now: '2026-12-01T10:25:00+08:00' });
  const { page } = await openPage(browser, office, { screen: { width: 1060, height: 480 } });
  await signIn(page, office, 'handler-1');
  await page.locator('.queue tbody tr').first().waitFor();
  await page.waitForTimeout(1000);
  await page.screenshot({ path: FILE });
  await office.close();
  const { size } = statSync(FILE);
  if (size > MOST_BYTES) throw new Error(`the picture has ${size} bytes, and may have ${MOST_BYTES}`);
  console.log(`${FILE} ${size} bytes`);
};
