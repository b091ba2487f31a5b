import { fileTypeFromBuffer } from 'file-type';
import { checkName, endOfName } from './check-name.ts';
import { bytesAt, FileError, type FileKind, FILE_KINDS, isFileKind, type LookedAt } from './file-kinds.ts';
import { lookAtText } from './look-at-text.ts';

/** Containers whose kind only their parts tell. */
export type Container = 'zip' | 'cfb';

/** Looks into a container, in a process apart: it may be hostile, and takes a while. */
export type LookInside = (container: Container) => Promise<string>;

/** A file that is taken: its name as it is stored, and what it is. */
export interface TakenFile {
  readonly name: string;
  readonly kind: FileKind;
  readonly mediaType: string;
}

/** Bytes at the start that tell a kind; pictures may have long descriptions before their pixels. */
const HEAD_BYTES = 256 * 1024;
const CONTAINERS: readonly (readonly [Container, Buffer])[] = [
  ['zip', Buffer.from('504b0304', 'hex')],
  ['cfb', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
];

/** The ends of names that files of a kind may have; programs of WPS write the same containers under names of their own. */
const ENDS: Readonly<Record<string, readonly FileKind[]>> = { doc: ['doc', 'wps'], xls: ['xls', 'et'] };

const END_OF_DIRECTORY = Buffer.from('504b0506', 'hex');
const LONGEST_TAIL = 65_535 + 22;

/** Whether a file ends as a container does, whatever it begins as: it is two documents, each for another program. */
const endsAsZip = async (file: LookedAt): Promise<boolean> => {
  const from = Math.max(0, file.size - LONGEST_TAIL);
  const tail = await bytesAt(file, from, file.size - from);
  for (
    let at = tail.lastIndexOf(END_OF_DIRECTORY);
    at >= 0;
    at = at === 0 ? -1 : tail.lastIndexOf(END_OF_DIRECTORY, at - 1)
  ) {
    // The comment after it reaches to the end of the file.
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true;
  }
  return false;
};

const foundIn = async (file: LookedAt, inside: LookInside): Promise<string> => {
  const head = await bytesAt(file, 0, HEAD_BYTES);
  // Not asked of the library, which would unpack what it finds.
  const [container] = CONTAINERS.find(([, mark]) => head.subarray(0, mark.length).equals(mark)) ?? [];
  if (container !== undefined) return inside(container);
  const found = (await fileTypeFromBuffer(head).catch(() => undefined))?.ext;
  if (found !== undefined && isFileKind(found)) return (await endsAsZip(file)) ? `${found} and zip` : found;
  // Of texts it knows a few by their first words.
  const text = await lookAtText(file);
  return text === null ? (found ?? 'unknown') : text === 'txt' && found !== undefined ? found : text;
};

/**
 * Decides by its content what a file is, and whether its name says the same.
 * @throws FileError `attachment/type` with the kind that was found, or another of its codes
 */
export const kindOfFile = async (given: string, file: LookedAt, inside: LookInside): Promise<TakenFile> => {
  const name = checkName(given);
  const stated = endOfName(name);
  const found = await foundIn(file, inside);
  const ends = ENDS[found] ?? (isFileKind(found) ? [found] : []);
  // A mail is a text as well, and is taken as the one that its name says.
  const kind = found === 'eml' && stated === 'txt' ? 'txt' : ends.find((one) => one === stated);
  if (kind === undefined) {
    const name = isFileKind(found) ? `; the name ends with ${stated === '' ? 'nothing' : `.${stated}`}` : '';
    throw new FileError('attachment/type', `found: ${found}${name}`);
  }
  return { name, kind, mediaType: FILE_KINDS[kind] };
};
