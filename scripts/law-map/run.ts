// npm run law-map [-- --lines]: where the chapters of the law on disclosure requests are in the code. It prints the lines
// of each chapter's own file, the lines elsewhere that mention the chapter's facts, periods or data, and the lines of its
// own tests; then all lines that mention it, now and when the procedure was divided by layer. --lines prints the lines
// elsewhere.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tableLines } from '../shared/table-lines.ts';
import { ROOT } from '../rehearse/workspace.ts';
import { CHAPTERS, type Extent } from './chapters.ts';
import { mapChapter } from './map-chapter.ts';

const FOLDER = join(ROOT, 'packages/core/src/procedures/disclosure-request');
const { values: options } = parseArgs({ options: { lines: { type: 'boolean', default: false } } });

const folder = new Map(
  globSync('**/*.ts', { cwd: FOLDER })
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted()
    .map((file) => [file, readFileSync(join(FOLDER, file), 'utf8')] as const),
);
const maps = CHAPTERS.map((chapter) => ({ chapter, map: mapChapter(chapter, folder) }));

const extent = (one: Extent | null): readonly [string, string] =>
  one === null ? ['', ''] : [String(one.lines), String(one.files)];
const headings = [
  '',
  'own file',
  'elsewhere',
  'tests',
  'mentions',
  'files',
  'before',
  'files',
  'declarations',
  'files',
];
const rows = maps.map(({ chapter: { name, before, declarations }, map: { own, elsewhere, tests, mentions } }) => [
  name,
  ...[own, elsewhere.length, tests].map(String),
  ...[mentions, before, declarations].flatMap(extent),
]);
for (const line of tableLines(headings, rows)) console.log(line);

for (const { chapter, map } of maps) {
  console.log(`\n${chapter.name}: ${chapter.law}`);
  for (const [file, found] of Map.groupBy(map.elsewhere, (one) => one.file)) {
    console.log(`  ${file}: ${found.length}`);
    if (options.lines) for (const { line, text } of found) console.log(`    ${line}  ${text}`);
  }
}
