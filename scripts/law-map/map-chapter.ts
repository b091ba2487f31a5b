import type { Chapter, Extent } from './chapters.ts';

/** The text of files, by their paths in the procedure's folder. */
export type Folder = ReadonlyMap<string, string>;

/** A line outside of the chapter's files that mentions the chapter. */
export interface Mention {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** The places of a chapter in the code. */
export interface ChapterMap {
  /** Lines of the chapter's files, which begin with its name; 0 if it has none. */
  readonly own: number;
  readonly elsewhere: readonly Mention[];
  /** Lines of the chapter's own tests. */
  readonly tests: number;
  /** All lines that mention the chapter, its files included. */
  readonly mentions: Extent;
}

const TEST = /\.(?:test|fixture)\.ts$|(?:^|\/)samples\.ts$/;

const linesOf = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n');

/** Finds a chapter in the files of a procedure. Tests, fixtures and samples do not count as mentions. */
export const mapChapter = ({ name, mentions }: Chapter, folder: Folder): ChapterMap => {
  const isOwn = (file: string): boolean => file === `${name}.ts` || file.startsWith(`${name}-`);
  const own = [...folder].filter(([file]) => isOwn(file) && !TEST.test(file));
  const found = [...folder]
    .filter(([file]) => !TEST.test(file))
    .flatMap(([file, text]) => linesOf(text).map((line, index) => ({ file, line: index + 1, text: line.trim() })))
    .filter(({ text }) => mentions.test(text));
  const tests = [...folder].filter(([file]) => file.startsWith(`${name}.`) && TEST.test(file));
  return {
    own: own.reduce((sum, [, text]) => sum + linesOf(text).length, 0),
    elsewhere: found.filter(({ file }) => !isOwn(file)),
    tests: tests.reduce((sum, [, text]) => sum + linesOf(text).length, 0),
    mentions: { lines: found.length, files: new Set(found.map(({ file }) => file)).size },
  };
};
