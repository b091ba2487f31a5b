import type { ErrorRecord } from '@gongkai/stats';

/** The kinds of files that are attached to cases, by the end of their names, with their media types. */
export const FILE_KINDS = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  wps: 'application/wps-office.wps',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  et: 'application/wps-office.et',
  jpg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
  txt: 'text/plain',
  eml: 'message/rfc822',
} as const satisfies Record<string, string>;

/** One of {@link FILE_KINDS}. */
export type FileKind = keyof typeof FILE_KINDS;

/** Whether a word is the end of a name of a kind that is taken. */
export const isFileKind = (word: string): word is FileKind => Object.hasOwn(FILE_KINDS, word);

/** Every code with which a file is refused as an attachment. */
export const FILE_ERRORS = {
  'attachment/name': {
    kind: 'invalid',
    text: {
      zh: '文件名不合要求:不超过255字节,不含路径、控制字符和改变书写方向的字符',
      en: 'The file name is not usable: 255 bytes at most, no path, no control or direction-turning characters',
    },
  },
  'attachment/type': {
    kind: 'invalid',
    text: {
      zh: `不接受该类文件,或文件内容与扩展名不符;可上传 ${Object.keys(FILE_KINDS).join('、')}`,
      en: `Files of this kind are not taken, or the name says another kind; taken are ${Object.keys(FILE_KINDS).join(', ')}`,
    },
  },
  'attachment/unsafe': {
    kind: 'invalid',
    text: {
      zh: '文件含宏、已加密、解压后过大或者已损坏',
      en: 'The file has macros, is locked, expands too far, or is damaged',
    },
  },
} as const satisfies Record<string, ErrorRecord>;

/** A code of {@link FILE_ERRORS}. */
export type FileErrorCode = keyof typeof FILE_ERRORS;

/** A file is not taken; the message names what was found. */
export class FileError extends Error {
  readonly code: FileErrorCode;
  constructor(code: FileErrorCode, message: string) {
    super(message);
    this.name = 'FileError';
    this.code = code;
  }
}

/** Reads some bytes of a file from a place on: fewer than asked for at the end of a piece, none after the end of the file. */
export type ReadBytes = (offset: number, length: number) => Promise<Uint8Array>;

/** A file that was stored, and is looked into. */
export interface LookedAt {
  readonly size: number;
  readonly range: ReadBytes;
}

/** Exactly these bytes of a file, or those up to its end. */
export const bytesAt = async ({ range }: Pick<LookedAt, 'range'>, offset: number, length: number): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  let found = 0;
  while (found < length) {
    const piece = await range(offset + found, length - found);
    if (piece.length === 0) break;
    pieces.push(piece);
    found += piece.length;
  }
  return Buffer.concat(pieces);
};
