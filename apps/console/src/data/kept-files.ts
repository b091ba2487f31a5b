/** A file that waits in this browser for the case that it belongs to. */
export interface KeptFile {
  readonly id: string;
  readonly file: File;
  /** What the document is, by the server's word. */
  readonly kind: string;
}

const STORE = 'files';

const opened = (): Promise<IDBDatabase> =>
  new Promise((done, failed) => {
    const asked = indexedDB.open('gongkai', 1);
    asked.addEventListener('upgradeneeded', () => asked.result.createObjectStore(STORE));
    asked.addEventListener('success', () => done(asked.result));
    asked.addEventListener('error', () => failed(asked.error ?? new Error('the browser keeps no files')));
  });

const within = async <T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const base = await opened();
  try {
    return await new Promise((done, failed) => {
      const asked = act(base.transaction(STORE, mode).objectStore(STORE));
      asked.addEventListener('success', () => done(asked.result));
      asked.addEventListener('error', () => failed(asked.error ?? new Error('the browser keeps no files')));
    });
  } finally {
    base.close();
  }
};

/** The files that this browser keeps under a name; none where it keeps none, as in a private window. */
export const keptFiles = async (name: string): Promise<readonly KeptFile[]> => {
  const found: unknown = await within('readonly', (store) => store.get(name) as IDBRequest<unknown>).catch(() => null);
  // Nothing else is written under these names.
  return Array.isArray(found) ? (found as readonly KeptFile[]) : [];
};

/** Keeps files under a name in this browser, or forgets them; where it refuses, they last as long as the page. */
export const keepFiles = async (name: string, files: readonly KeptFile[]): Promise<void> => {
  const put = (store: IDBObjectStore): IDBRequest<unknown> =>
    (files.length === 0 ? store.delete(name) : store.put(files, name)) as IDBRequest<unknown>;
  await within('readwrite', put).catch(() => undefined);
};
