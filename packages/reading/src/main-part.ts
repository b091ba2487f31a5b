import { ReadingError } from './errors.ts';
import { unzip } from './unzip.ts';
import { parsePart } from './parse-xml.ts';

const RELATIONS = '_rels/.rels';
const LONGEST_NAME = 255;

/**
 * The part that a container names as its document, as the programs that show it follow it; the usual one where it names none.
 * @throws ReadingError `reading/broken` where it names several.
 */
export const mainPart = async (bytes: Uint8Array, usual: string): Promise<string> => {
  const named = new Set<string>();
  parsePart((await unzip(bytes, (name) => name === RELATIONS)).get(RELATIONS), {
    open: (name, { Type: type = '', Target: target = '' }) => {
      if (name !== 'Relationship' || !type.endsWith('/officeDocument') || target.length > LONGEST_NAME) return;
      named.add(target.replace(/^\/|^\.\//, ''));
    },
  });
  if (named.size > 1)
    throw new ReadingError('reading/broken', 'the file names two documents as its own; save it again');
  const [main = usual] = named;
  return main;
};
