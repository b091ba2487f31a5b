import type { Chapter, Extent } from './chapters.ts';

/** The text of a file, by its path in the procedure's folder. */
export type Folder = ReadonlyMap<string, string>;

/** A line outside of the chapter's file that mentions the chapter. */
export interface Mention {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Where a chapter is in the code. */
export interface ChapterMap {
  /** The chapter's file and every line elsewhere. */
  readonly all: Extent;
  /** Lines of the chapter's file; 0 where it has none. */
  readonly own: number;
  readonly elsewhere: readonly Mention[];
  /** Lines of the chapter's own tests. */
  readonly tests: number;
}

const TEST = /\.(?:test|fixture)\.ts$|(?:^|\/)samples\.ts$/;

const linesOf = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n');

const mentionsIn = ([file, text]: readonly [string, string], mentions: RegExp): readonly Mention[] =>
  linesOf(text).flatMap((line, index) => (mentions.test(line) ? [{ file, line: index + 1, text: line.trim() }] : []));

/** Finds a chapter in the files of a procedure; tests, fixtures and samples are counted apart or not at all. */
export const mapChapter = ({ name, mentions }: Chapter, folder: Folder): ChapterMap => {
  const ownFile = `${name}.ts`;
  const [text] = [folder.get(ownFile)];
  const own = text === undefined ? 0 : linesOf(text).length;
  const others = [...folder].filter(([file]) => file !== ownFile && !TEST.test(file));
  const elsewhere = others.flatMap((entry) => mentionsIn(entry, mentions));
  const tests = [...folder].filter(([file]) => file.startsWith(`${name}.`) && TEST.test(file));
  return {
    all: {
      lines: own + elsewhere.length,
      files: new Set(elsewhere.map(({ file }) => file)).size + (own === 0 ? 0 : 1),
    },
    own,
    elsewhere,
    tests: tests.reduce((sum, [, one]) => sum + linesOf(one).length, 0),
  };
};
