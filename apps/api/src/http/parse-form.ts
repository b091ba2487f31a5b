/** Most parts of a form. */
export const MOST_PARTS = 8;
/** Bytes of the head of a part, and of a field without a file. */
export const LONGEST_HEAD = 8 * 1024;

/** The form is malformed; the message says how. */
export class FormError extends Error {}

const DISPOSITION = /^content-disposition:[ \t]*form-data[ \t]*(;.*)$/im;
const NAME = /;[ \t]*name="([^"\r\n]{0,200})"/i;
const FILE_NAME = /;[ \t]*filename\*?=/i;

/** The name of a part, and whether it is a file. */
export const headOf = (head: string): { readonly name: string; readonly isFile: boolean } => {
  const [, rest = ''] = DISPOSITION.exec(head) ?? [];
  const [, name] = NAME.exec(rest) ?? [];
  if (name === undefined) throw new FormError('a part of the form has no name');
  return { name, isFile: FILE_NAME.test(rest) };
};

/**
 * Reads a form of a few files (RFC 7578): every search goes forward once, and a form of too many parts is refused before they
 * are read. Readers of the runtime and of libraries take seconds for many parts or long heads, all on one thread.
 * @throws FormError
 */
export const parseForm = (bytes: Buffer, boundary: string): FormData => {
  const line = Buffer.from(`--${boundary}`);
  const between = Buffer.from(`\r\n--${boundary}`);
  const form = new FormData();
  if (!bytes.subarray(0, line.length).equals(line)) throw new FormError('the form does not begin with its boundary');
  let at = line.length;
  for (let parts = 0; bytes.toString('latin1', at, at + 2) !== '--'; parts += 1) {
    if (parts === MOST_PARTS) throw new FormError(`the form has more than ${MOST_PARTS} parts`);
    const start = bytes.subarray(at, at + LONGEST_HEAD).indexOf('\r\n\r\n');
    if (start === -1) throw new FormError('the head of a part does not end');
    const { name, isFile } = headOf(bytes.toString('utf8', at, at + start));
    const from = at + start + 4;
    // A part without content ends where its head does.
    const end = bytes.indexOf(between, from - 2);
    if (end === -1) throw new FormError('the form is cut off');
    const content = bytes.subarray(from, Math.max(from, end));
    form.append(name, isFile ? new File([Uint8Array.from(content)], '') : content.toString('utf8', 0, LONGEST_HEAD));
    at = end + between.length;
  }
  return form;
};
