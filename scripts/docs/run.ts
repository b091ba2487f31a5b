// npm run docs: writes the pages that are made from the code.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lawPage } from './law-page.ts';

const docs = join(import.meta.dirname, '../../docs');
writeFileSync(join(docs, 'law.md'), lawPage());
console.log('Wrote docs/law.md');
