import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'tsup';

const CONSOLE = fileURLToPath(new URL('../console/dist', import.meta.url));

// The files of the reference page, with their licence.
const CARRIED = ['swagger-ui.css', 'swagger-ui-bundle.js', 'swagger-ui-bundle.js.LICENSE.txt', 'LICENSE', 'NOTICE'];

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    main: 'src/main.ts',
    // The program of a process apart, beside the modules that start it.
    program: 'src/work/program.ts',
  },
  format: 'esm',
  target: 'es2024',
  clean: true,
  sourcemap: true,
  onSuccess: async () => {
    const from = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
    cpSync(CONSOLE, join('dist', 'console'), { recursive: true, filter: (path) => !path.endsWith('.sources') });
    for (const file of CARRIED) cpSync(join(from, file), join('dist', 'reference', file));
  },
});
