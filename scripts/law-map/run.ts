// npm run law-map [-- --lines]: where the chapters of the law on disclosure requests are in the code. A chapter's file
// counts whole, any other production file by its lines that mention the chapter's facts, periods or data; --lines
// prints these.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tableLines } from '../shared/table-lines.ts';
import { ROOT } from '../rehearse/workspace.ts';
import type { Extent } from './chapters.ts';
import { CHAPTERS } from './chapters.ts';
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
  'chapter',
  'lines',
  'files',
  'own file',
  'elsewhere',
  'tests',
  'before',
  'files',
  'declarations',
  'files',
];
const rows = maps.map(({ chapter: { name, before, declarations }, map: { all, own, elsewhere, tests } }) => [
  name,
  ...extent(all),
  String(own),
  String(elsewhere.length),
  String(tests),
  ...extent(before),
  ...extent(declarations),
]);
for (const line of tableLines(headings, rows)) console.log(line);

for (const { chapter, map } of maps) {
  console.log(`\n${chapter.name}: ${chapter.law}`);
  for (const [file, found] of Map.groupBy(map.elsewhere, (one) => one.file)) {
    console.log(`  ${file}: ${found.length}`);
    if (options.lines) for (const { line, text } of found) console.log(`    ${line}  ${text}`);
  }
}
