import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    store: 'src/store/index.ts',
    testing: 'src/testing.ts',
    // A program of its own, beside the module that starts it.
    'writer-thread': 'src/sqlite/writer-thread.ts',
  },
  format: 'esm',
  target: 'es2024',
  clean: true,
  sourcemap: true,
  // The suite runs in the caller's vitest; a copy of it would register its tests nowhere.
  external: ['vitest'],
  // `node:sqlite` has no name without its scheme.
  removeNodeProtocol: false,
});
