import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { index: 'src/index.ts', 'formats/index': 'src/formats/index.ts' },
  format: 'esm',
  target: 'es2024',
  clean: true,
  sourcemap: true,
});
