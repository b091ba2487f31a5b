import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'notices/index': 'src/notices/index.ts',
    'overlays/index': 'src/overlays/index.ts',
  },
  format: 'esm',
  target: 'es2024',
  clean: true,
  sourcemap: true,
});
