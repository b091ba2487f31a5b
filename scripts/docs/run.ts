// npm run docs: writes the pages that are made from the code.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DOCS, madePages } from './pages.ts';

for (const [file, text] of await madePages()) {
  mkdirSync(dirname(join(DOCS, file)), { recursive: true });
  writeFileSync(join(DOCS, file), text);
  console.log(`Wrote docs/${file}`);
}
