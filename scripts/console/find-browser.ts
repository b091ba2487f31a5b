import { existsSync } from 'node:fs';

/** How a browser is started. */
export interface FoundBrowser {
  readonly executablePath: string;
  readonly args: readonly string[];
}

// Without these a browser asks its maker for news at each start, which a machine without a network waits for.
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const ofPackage = async (): Promise<FoundBrowser | null> => {
  // It is built for this kind of machine alone, and unpacks itself at the first use.
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const { default: chromium } = await import('@sparticuz/chromium');
  return { executablePath: await chromium.executablePath(), args: [...QUIET, '--no-zygote', '--headless=shell'] };
};

/** The browser at `CHROME_PATH`, one that is installed, or the one of the npm package; null where none runs here. */
export const findBrowser = async (): Promise<FoundBrowser | null> => {
  const named = process.env['CHROME_PATH'];
  const path = [named, ...INSTALLED].find((one) => one !== undefined && one !== '' && existsSync(one));
  return path === undefined ? ofPackage() : { executablePath: path, args: QUIET };
};
