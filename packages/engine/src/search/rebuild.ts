import type { Rules } from '../deadlines/plan.ts';
import { eachPage, rewriteCases } from '../deadlines/recompute-deadlines.ts';
import type { CatalogueItem, Store } from '../store/kit.ts';
import { agencyDocument, itemDocument } from './document-of.ts';

const PAGE = 100;

/** Writes the documents of agencies and of the catalogue again. */
const rewriteRegisters = async (store: Store): Promise<void> => {
  await store.search.putDocuments((await store.figures.agencies()).map(agencyDocument));
  for (let after: string | undefined = ''; after !== undefined;) {
    const items: readonly CatalogueItem[] = await store.search.itemsAfter(after, PAGE);
    await store.search.putDocuments(items.map(itemDocument));
    after = items.at(-1)?.id;
  }
};

/**
 * Builds everything that search finds again, from facts, agencies and the catalogue; calls `onCase` with the number of
 * cases so far. Until it is done, search finds a part.
 */
export const rebuildSearch = async (
  store: Store,
  rules: Rules,
  onCase: (done: number) => void = () => undefined,
): Promise<void> => {
  await store.search.clear();
  let done = 0;
  await eachPage(
    (after) => store.ids(after, PAGE),
    async (ids) => {
      await rewriteCases(store, ids, rules);
      done += ids.length;
      onCase(done);
    },
  );
  await rewriteRegisters(store);
};
