import { watched } from './watched.ts';

// When the last request found no server, by this machine's steady count; null while the last one was answered.
const lostAt = watched<number | null>(null);

/** Whether the server answers. */
export const connection = {
  get: lostAt.get,
  watch: lostAt.watch,
  lost: (): void => lostAt.set(lostAt.get() ?? performance.now()),
  found: (): void => lostAt.set(null),
} as const;

/** Whether anything answers at the address of this page. */
export const isServerThere = (): Promise<boolean> =>
  fetch(location.pathname, { method: 'HEAD', cache: 'no-store', headers: { 'x-unattended': 'true' } }).then(
    () => true,
    () => false,
  );
