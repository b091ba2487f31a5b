import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import type { Terminal } from './terminal.ts';
import { Unusable } from './unusable.ts';

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const openFile = async (file: string): Promise<FileHandle> => {
  try {
    const handle = await open(file, 'r');
    if ((await handle.stat()).isDirectory()) {
      await handle.close();
      throw new Error('it is a folder');
    }
    return handle;
  } catch (error) {
    const message = `${file} cannot be read: ${reasonOf(error)}`;
    throw new Unusable(message, 'file/unreadable', [{ path: file, message: reasonOf(error) }]);
  }
};

/**
 * Runs work on the bytes of a file, or of standard input for `-`, and closes the file.
 * @throws Unusable when the file cannot be opened; then nothing was started.
 */
export const withBytes = async <T>(
  file: string,
  { input }: Terminal,
  work: (bytes: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> => {
  if (file === '-') return work(input);
  const handle = await openFile(file);
  try {
    return await work(handle.createReadStream({ autoClose: false }));
  } finally {
    await handle.close();
  }
};

/** The whole text of a file, or of standard input for `-`. */
export const readInput = (file: string, terminal: Terminal): Promise<string> =>
  withBytes(file, terminal, async (bytes) => {
    const parts: Uint8Array[] = [];
    for await (const part of bytes) parts.push(part);
    return Buffer.concat(parts).toString();
  });
