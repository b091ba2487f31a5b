import type { KeyObject } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { BackupSummary, Store } from '@gongkai/engine';
import { backupLines } from '@gongkai/engine';
import { Unusable } from './unusable.ts';

const PIECE = 256 * 1024;

/** Passes the lines of a backup on in large pieces; when the receiver fails, the reading ends as well. */
export const pourBackup = async (
  store: Store,
  key: KeyObject | null,
  take: (piece: string) => Promise<void>,
): Promise<BackupSummary> => {
  const lines = backupLines(store, key);
  let piece = '';
  try {
    for (;;) {
      const next = await lines.next();
      if (next.done !== true) piece += next.value;
      if (piece.length > 0 && (next.done === true || piece.length >= PIECE)) {
        await take(piece);
        piece = '';
      }
      if (next.done === true) return next.value;
    }
  } finally {
    // The summary is not used; ending the generator closes the read transaction.
    await lines.return({ rows: 0, facts: 0, sha256: '', key: null });
  }
};

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Writes a backup to a temporary file and renames it once it is whole and on disk, readable by its owner only: the file is
 * never there in part.
 * @throws Unusable when the file is there and may not be replaced.
 */
export const writeBackup = async (
  store: Store,
  key: KeyObject | null,
  file: string,
  force: boolean,
): Promise<BackupSummary> => {
  if (!force && (await isThere(file)))
    throw new Unusable(`${file} is there already; --force replaces it`, 'file/exists');
  const partial = `${file}.partial`;
  // A run that was killed may have left it.
  await rm(partial, { force: true });
  try {
    const handle = await open(partial, 'wx', 0o600);
    try {
      const summary = await pourBackup(store, key, (piece) => handle.writeFile(piece));
      await handle.sync();
      await handle.close();
      await rename(partial, file);
      await syncFolder(dirname(file));
      return summary;
    } finally {
      await handle.close();
    }
  } catch (error) {
    await rm(partial, { force: true });
    const why = error instanceof Error ? error.message : String(error);
    throw new Unusable(`${basename(file)} was not written: ${why}`, 'file/not-written');
  }
};
