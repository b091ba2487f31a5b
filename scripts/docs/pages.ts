import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagramPages } from './diagram-pages.ts';
import { errorPage } from './error-page.ts';
import { glossaryPart, MADE } from './glossary-part.ts';
import { instrumentPages } from './instrument-pages.ts';
import { lawPage } from './law-page.ts';
import { routesPage } from './routes-page.ts';
import { terminalPicture } from './terminal-picture.ts';

/** The folder of the pages. */
export const DOCS = join(import.meta.dirname, '../../docs');

/** Makes the glossary; its first part is written by hand and kept. */
const glossary = (): string => {
  const [byHand = ''] = readFileSync(join(DOCS, 'glossary.md'), 'utf8').split(MADE);
  return `${byHand.trimEnd()}\n\n${glossaryPart()}`;
};

/** Makes every page that is generated from the code, by its path in docs/. */
export const madePages = async (): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ['law.md', lawPage()],
    ...instrumentPages(),
    ...diagramPages(),
    ['errors.md', errorPage()],
    ['routes.md', await routesPage()],
    ['glossary.md', glossary()],
    ['pictures/terminal.svg', await terminalPicture()],
  ]);
