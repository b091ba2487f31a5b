import type { Blob, Store } from '../store/store.ts';
import { SYSTEM_MAKER } from '../ledger/acts/act.ts';
import { attachmentsOf } from './attached-files.ts';

/** How long an upload may receive nothing before it is removed, in milliseconds. */
export const IDLE_MS = 120_000;

const PAGE = 20;

/** Whether a fact names it: the node ended after the fact was recorded, and before the blob was made whole. */
const isNamed = async (store: Store, { caseId, sha256 }: Blob): Promise<boolean> =>
  sha256 !== null && (await attachmentsOf(store, caseId)).some((one) => one.sha256 === sha256);

/** Removes uploads that were cut off, and makes whole what a fact names. Returns how many it removed. */
export const sweepBlobs = async (store: Store, idleMs = IDLE_MS): Promise<number> => {
  let removed = 0;
  const before = (await store.now()) - idleMs;
  for (;;) {
    const page = await store.blobs.leftovers(before, PAGE);
    for (const one of page) {
      if ((await isNamed(store, one)) && (await store.blobs.keep(one.id, SYSTEM_MAKER))) continue;
      await store.blobs.discard(one.id);
      removed += 1;
    }
    if (page.length < PAGE) return removed;
  }
};
