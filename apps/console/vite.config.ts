import { defineConfig } from 'vite';

/** The console is served under this path by the API. */
export const BASE = '/console/';

export default defineConfig({
  base: BASE,
  build: {
    target: 'es2022',
    // A page that came with a style of its own would move while it loads.
    cssCodeSplit: false,
    // An image in a data address would need a wider policy of content.
    assetsInlineLimit: 0,
    // Charts and diagrams are large, and only loaded on demand.
    chunkSizeWarningLimit: 1000,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Marks for servers that render, which this page does not have; a build would print thousands of lines about them.
      onLog: (level, log, report) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:8080', '/errors': 'http://localhost:8080' } },
});
