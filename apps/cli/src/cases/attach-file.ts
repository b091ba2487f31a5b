import { AttachmentError, type Caller, type Engine, type Outcome, submitterFor, type Upload } from '@gongkai/engine';
import { createPool, REPORT_PROGRAM, WorkError } from '@gongkai/reading/apart';
import { checkName, createScanner, FileError, ScannerError, takeFile } from '@gongkai/reading/attached';
import { type Environment, Unusable } from '../kit.ts';

/** A file to attach, and what is said of it. */
export interface GivenFile {
  readonly caseId: string;
  readonly name: string;
  readonly kind: string;
  readonly pages: number | undefined;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const refused = (error: unknown, name: string): unknown => {
  const isKnown = [AttachmentError, FileError, ScannerError, WorkError].some((type) => error instanceof type);
  if (!isKnown || !(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : 'attachment/no-scanner';
  return new Unusable(`${name}: ${error.message} (${code})`, 'attachment/refused', [
    { path: name, message: error.message, code },
  ]);
};

/**
 * Attaches a file as the API does: its content decides what it is, and the scanner looks at it where there is one.
 * @throws Unusable for a file that is not taken
 */
export const attachFile = async (
  engine: Engine,
  caller: Caller,
  { caseId, name, kind, pages, bytes }: GivenFile,
  environment: Environment,
): Promise<Outcome> => {
  const place = environment.scanner();
  const pool = createPool({ program: REPORT_PROGRAM });
  const inspect: Upload['inspect'] = async (file) => {
    const taken = await takeFile(name, file, () => pool.enter('command'));
    const said = { ...taken, kind, ...(pages === undefined ? {} : { pages }) };
    if (place === null) return { ...said, scan: 'not-scanned' };
    const found = await createScanner(place).scan(file.stream());
    if (found !== null) throw new AttachmentError('attachment/infected', `found: ${found}`);
    return { ...said, scan: 'clean' };
  };
  try {
    checkName(name);
    return await engine.attachments.attach({ caseId, bytes, inspect }, submitterFor(caller));
  } catch (error) {
    throw refused(error, name);
  } finally {
    await pool.stop();
  }
};
