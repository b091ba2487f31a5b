// What the console may cost, measured: npm run console:budgets [-- --minutes 10]
// Sizes of scripts, time until the desk can be used on a slow machine, drift of its clocks.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { buildConsole } from './build.ts';
import { findBrowser } from './find-browser.ts';
import { openOffice } from './office.ts';
import { openPage, signIn } from './pages.ts';
import { scriptSizes } from './script-sizes.ts';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '1' } } });

const KILOBYTE = 1000;
const MOST = { first: 300, page: 120, interactiveMs: 1500, driftMs: 1000 } as const;
/** How many times slower than this one the machine of an office may be. */
const SLOWER = 4;
const RUNS = 5;

const failures: string[] = [];
const say = (name: string, value: number, most: number, unit: string): void => {
  const isOver = value > most;
  console.log(`${isOver ? 'OVER' : 'ok  '}  ${name}: ${value.toFixed(value < 10 ? 2 : 0)} ${unit} (at most ${most})`);
  if (isOver) failures.push(name);
};

await buildConsole((line) => console.error(line));
const sizes = scriptSizes(fileURLToPath(new URL('../../apps/console/dist', import.meta.url)));
say('scripts before the desk is shown', sizes.first / KILOBYTE, MOST.first, 'kB gzip');
for (const [name, size] of [...sizes.pages].toSorted(([, a], [, b]) => b - a).slice(0, 5)) {
  say(`scripts of ${name.replace(/-page-.*$/, '-page')} in addition`, size / KILOBYTE, MOST.page, 'kB gzip');
}

const found = await findBrowser();
if (found === null) throw new Error('no browser runs here: set CHROME_PATH to one');
const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args] });
const office = await openOffice();
const { page, context } = await openPage(browser, office);
await signIn(page, office, 'handler-1');
const debuggerOf = await context.newCDPSession(page);
await debuggerOf.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
const times: number[] = [];
for (let run = 0; run < RUNS; run += 1) {
  await page.goto(`${office.address}/console/`, { waitUntil: 'commit' });
  await page.locator('.queue tbody tr').first().waitFor();
  times.push(await page.evaluate<number>('performance.now()'));
}
await debuggerOf.send('Emulation.setCPUThrottlingRate', { rate: 1 });
const median = times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
say(`the desk with its cases, ${SLOWER} × slower`, median, MOST.interactiveMs, 'ms');

await page.waitForTimeout(Number(values.minutes) * 60_000);
// The clock in the bar shows whole seconds in China's time; it is compared when it changes.
const shown = await page.evaluate<string>(`new Promise((done) => {
  const clock = document.querySelector('.server-time time');
  new MutationObserver(() => done(clock.dateTime)).observe(clock, { attributes: true });
})`);
say(`drift of the clock after ${values.minutes} min`, Math.abs(office.now() - Date.parse(shown)), MOST.driftMs, 'ms');
await browser.close();
await office.close();
process.exit(failures.length === 0 ? 0 : 1);
