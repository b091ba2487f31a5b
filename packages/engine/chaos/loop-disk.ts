import { execFileSync } from 'node:child_process';
import { existsSync, truncateSync, writeFileSync } from 'node:fs';

const run = (command: string, args: readonly string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

/** The reason why a disk cannot be made here; null where it can. */
export const canUseLoop = (): string | null => {
  if (process.platform !== 'linux') return 'loop devices are a thing of Linux';
  if (process.getuid?.() !== 0) return 'only root can mount a disk';
  if (!existsSync('/dev/loop-control')) return 'there are no loop devices here';
  try {
    run('losetup', ['-f']);
    run('mkfs.ext4', ['-V']);
    return null;
  } catch {
    return 'losetup or mkfs.ext4 is missing, or not allowed';
  }
};

/** A disk in a file, with a file system of its own. */
export const makeDisk = (image: string, megabytes: number): void => {
  writeFileSync(image, '');
  truncateSync(image, megabytes * 1024 * 1024);
  run('mkfs.ext4', ['-q', '-F', image]);
};

/**
 * Mounts it. The file system commits its journal only every ten minutes, so that within a run only explicit syncs of a
 * database reach the disk.
 */
export const attach = (image: string, mount: string): void => {
  run('mount', ['-o', 'loop,commit=600', image, mount]);
  run('chmod', ['755', mount]);
};

/** Unmounts it if it is mounted. */
export const detach = (mount: string): void => {
  for (let tried = 0; tried < 50; tried += 1) {
    try {
      run('umount', [mount]);
      return;
    } catch (error) {
      if (String(error).includes('not mounted')) return;
      run('sleep', ['0.1']);
    }
  }
  run('umount', ['-l', mount]);
};
