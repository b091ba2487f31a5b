import { FormError, headOf, LONGEST_HEAD, MOST_PARTS } from './parse-form.ts';

/** A part of a form; its content is read to its end before the next part is, and each piece before the next piece. */
export interface FormPart {
  readonly name: string;
  /** Null for a field without a file. */
  readonly fileName: string | null;
  readonly content: AsyncGenerator<Buffer>;
}

/** Bytes of a piece as the network gives it, and what is held of the one before. */
const SPACE = 128 * 1024;

const END_OF_HEAD = '\r\n\r\n';
const NAMED = /;[ \t]*filename="((?:[^"\\\r\n]|\\[^\r\n])*)"/i;
const BARE = /;[ \t]*filename=([^\s;"]+)/i;
const ENCODED = /;[ \t]*filename\*=utf-8'[^';\s]*'([^\s;]*)/i;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new FormError('the name of the file is not encoded as it says');
  }
};

/** The name of a file as browsers and programs write it: in UTF-8, with quotes escaped in one of two ways. */
const fileNameIn = (head: string): string => {
  const [, encoded] = ENCODED.exec(head) ?? [];
  if (encoded !== undefined) return decoded(encoded);
  const [, named] = NAMED.exec(head) ?? [];
  if (named === undefined) return BARE.exec(head)?.[1] ?? '';
  return named.replaceAll(/\\(["\\])/g, '$1').replaceAll(/%(22|0d|0a)/gi, (code) => decodeURIComponent(code));
};

/** Bytes that arrived and were not taken yet. The rest of a body that is given up is the server's affair. */
class Arriving {
  readonly #source: AsyncIterator<Uint8Array>;
  // What is held is a part of it: the same memory again for every piece, so that a large file leaves nothing to collect.
  #space: Buffer = Buffer.alloc(SPACE);
  held: Buffer = Buffer.alloc(0);
  constructor(body: AsyncIterable<Uint8Array>) {
    this.#source = body[Symbol.asyncIterator]();
  }

  /**
   * Waits for one more piece; what was taken before is overwritten.
   * @throws FormError where nothing more comes
   */
  async more(): Promise<void> {
    const next = await this.#source.next();
    if (next.done === true) throw new FormError('the form is cut off');
    const { held } = this;
    const length = held.length + next.value.length;
    const space = length > this.#space.length ? Buffer.alloc(length) : this.#space;
    held.copy(space, 0);
    space.set(next.value, held.length);
    this.#space = space;
    this.held = space.subarray(0, length);
  }

  /** Waits until so many bytes are held. */
  async until(count: number): Promise<void> {
    while (this.held.length < count) await this.more();
  }

  take(count: number): Buffer {
    const taken = this.held.subarray(0, count);
    this.held = this.held.subarray(count);
    return taken;
  }
}

/** The head of the next part. */
const readHead = async (arriving: Arriving): Promise<string> => {
  for (;;) {
    const end = arriving.held.subarray(0, LONGEST_HEAD).indexOf(END_OF_HEAD);
    if (end >= 0) return arriving.take(end + END_OF_HEAD.length).toString('utf8', 0, end);
    if (arriving.held.length >= LONGEST_HEAD) throw new FormError('the head of a part does not end');
    await arriving.more();
  }
};

async function* readContent(arriving: Arriving, between: Buffer): AsyncGenerator<Buffer> {
  const line = between.subarray(2);
  await arriving.until(line.length);
  // A part without content ends where its head does.
  if (arriving.held.subarray(0, line.length).equals(line)) return void arriving.take(line.length);
  for (;;) {
    const end = arriving.held.indexOf(between);
    if (end >= 0) {
      if (end > 0) yield arriving.take(end);
      return void arriving.take(between.length);
    }
    // Its end may be the beginning of the boundary.
    const sure = arriving.held.length - between.length + 1;
    if (sure > 0) yield arriving.take(sure);
    await arriving.more();
  }
}

/**
 * Reads the parts of a form as they arrive (RFC 7578), and holds no more of them than one piece.
 * @throws FormError
 */
export async function* formParts(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<FormPart> {
  const between = Buffer.from(`\r\n--${boundary}`);
  const arriving = new Arriving(body);
  await arriving.until(between.length - 2);
  if (!arriving.take(between.length - 2).equals(between.subarray(2))) {
    throw new FormError('the form does not begin with its boundary');
  }
  for (let parts = 0; ; parts += 1) {
    await arriving.until(2);
    if (arriving.held.toString('latin1', 0, 2) === '--') return;
    if (parts === MOST_PARTS) throw new FormError(`the form has more than ${MOST_PARTS} parts`);
    const head = await readHead(arriving);
    const { name, isFile } = headOf(head);
    yield { name, fileName: isFile ? fileNameIn(head) : null, content: readContent(arriving, between) };
  }
}

/**
 * The text of a field.
 * @throws FormError for one that is too long or not in UTF-8
 */
export const textOf = async ({ name, content }: FormPart): Promise<string> => {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of content) {
    pieces.push(Buffer.from(piece));
    length += piece.length;
    if (length > LONGEST_HEAD) throw new FormError(`the field ${name} is too long`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    throw new FormError(`the field ${name} is not in UTF-8`);
  }
};
