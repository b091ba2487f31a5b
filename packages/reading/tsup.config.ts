import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    apart: 'src/apart/index.ts',
    attached: 'src/attached/index.ts',
    'apart-task': 'src/apart/audit-given.ts',
    // Programs of their own, beside the modules that start them.
    program: 'src/apart/program.ts',
    'watch-memory': 'src/apart/watch-memory.ts',
  },
  format: 'esm',
  target: 'es2024',
  clean: true,
  sourcemap: true,
});
