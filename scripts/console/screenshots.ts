// Pictures of every page, wide and narrow, light and dark, empty and with the demonstration: npm run screenshots.
// `-- desk case` takes those pages alone; `-- --readme` makes the picture of the README.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { buildConsole } from './build.ts';
import { findBrowser } from './find-browser.ts';
import { openOffice, type RunningOffice } from './office.ts';
import { PAGES } from './page-list.ts';
import { takeReadmePicture } from './readme-picture.ts';
import { NARROW, openPage, type Opening, signIn, WIDE } from './pages.ts';

const SIGHTS: readonly (readonly [string, Opening])[] = [
  ['1280-light', { screen: WIDE, scheme: 'light' }],
  ['1280-dark', { screen: WIDE, scheme: 'dark' }],
  ['390-light', { screen: NARROW, scheme: 'light' }],
  ['390-dark', { screen: NARROW, scheme: 'dark' }],
];

const folder = join(process.cwd(), 'screenshots');
const isReadme = process.argv.includes('--readme');
const only = process.argv.slice(2).filter((one) => !one.startsWith('--'));

/** Takes the pictures of one office; a page that it has nothing for is left out. */
const takeAll = async (office: RunningOffice, name: string, launched: Awaited<ReturnType<typeof chromium.launch>>) => {
  const persons = [...new Set(PAGES.map(({ person }) => person))];
  for (const [sight, opening] of SIGHTS) {
    for (const person of persons) {
      const { page, context } = await openPage(launched, office, opening);
      await signIn(page, office, person);
      for (const { name: of, path, ready, person: by } of PAGES) {
        if (by !== person || (only.length > 0 && !only.includes(of))) continue;
        const to = await path(office.engine);
        if (to === null) continue;
        await page.goto(`${office.address}/console/${to}`);
        await page.locator(ready).first().waitFor();
        // An open stream of events never lets a page become idle; half a second is enough for what it reads.
        await page.waitForTimeout(500);
        const file = join(folder, `${of}-${sight}-${name}.png`);
        await page.screenshot({ path: file, fullPage: true });
        console.log(file);
      }
      await context.close();
    }
  }
};

await buildConsole((line) => console.error(line));
const found = await findBrowser();
if (found === null) throw new Error('no browser runs here: set CHROME_PATH to one');
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args] });
const offices = [
  ['demo', true],
  ['empty', false],
] as const;
if (isReadme) await takeReadmePicture(browser);
for (const [name, hasCases] of isReadme ? [] : offices) {
  const office = await openOffice({ hasCases });
  await takeAll(office, name, browser);
  await office.close();
}
await browser.close();
