import { defineConfig } from 'tsup';

const SUBPATHS = ['formats', 'output', 'published', 'registers', 'timeliness'];

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    ...Object.fromEntries(SUBPATHS.map((name) => [`${name}/index`, `src/${name}/index.ts`])),
  },
  format: 'esm',
  target: 'es2024',
  clean: true,
  sourcemap: true,
});
