import type { Store } from '../src/store/store.ts';

/** Uses every method of imports. */
export const useImports = async ({ imports }: Store, agency: string): Promise<void> => {
  await imports.add({ id: 'i1', agency, kind: 'cases', rows: 1, body: '{}', by: 'li', at: 1 });
  await imports.read('i1');
  await imports.list(agency, 5);
  await imports.start('i1', 'li', 2);
  await imports.progress('i1', 1);
  await imports.end('i1', 'li', 3, []);
  await imports.recordedAs(agency, 'disclosure-request', ['2026 1', '2026 2']);
};
