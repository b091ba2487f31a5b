import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts', 'src/testing.ts'],
  format: 'esm',
  target: 'es2024',
  clean: true,
  sourcemap: true,
  // The suite runs in the caller's vitest; a copy of it would register its tests nowhere.
  external: ['vitest'],
  // `node:sqlite` has no name without its scheme.
  removeNodeProtocol: false,
});
