import type { Chapter, Extent } from './chapters.ts';

/** The text of files, by their paths in the procedure's folder. */
export type Folder = ReadonlyMap<string, string>;

/** A line outside of the chapter's file that mentions the chapter. */
export interface Mention {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** The places of a chapter in the code. */
export interface ChapterMap {
  /** Lines of the chapter's file; 0 if it has none. */
  readonly own: number;
  readonly elsewhere: readonly Mention[];
  /** Lines of the chapter's own tests. */
  readonly tests: number;
  /** All lines that mention the chapter, its file included. */
  readonly mentions: Extent;
}

const TEST = /\.(?:test|fixture)\.ts$|(?:^|\/)samples\.ts$/;

const linesOf = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n');

/** Finds a chapter in the files of a procedure. Tests, fixtures and samples do not count as mentions. */
export const mapChapter = ({ name, mentions }: Chapter, folder: Folder): ChapterMap => {
  const own = folder.get(`${name}.ts`);
  const found = [...folder]
    .filter(([file]) => !TEST.test(file))
    .flatMap(([file, text]) => linesOf(text).map((line, index) => ({ file, line: index + 1, text: line.trim() })))
    .filter(({ text }) => mentions.test(text));
  const tests = [...folder].filter(([file]) => file.startsWith(`${name}.`) && TEST.test(file));
  return {
    own: own === undefined ? 0 : linesOf(own).length,
    elsewhere: found.filter(({ file }) => file !== `${name}.ts`),
    tests: tests.reduce((sum, [, text]) => sum + linesOf(text).length, 0),
    mentions: { lines: found.length, files: new Set(found.map(({ file }) => file)).size },
  };
};
