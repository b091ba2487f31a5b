import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    agencies: 'src/agencies/index.ts',
    kit: 'src/kernel/index.ts',
    ledgers: 'src/ledgers/index.ts',
    parties: 'src/parties/index.ts',
    samples: 'src/procedures/samples.ts',
  },
  format: 'esm',
  target: 'es2024',
  clean: true,
  sourcemap: true,
});
