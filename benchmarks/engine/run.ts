// npm run bench:engine [-- [--quick] [name …]]: the engine beside its peers, measured in one run. Peers are installed
// in benchmarks/ on first use; it writes to a temporary folder only.
import { parseArgs } from 'node:util';
import { FULL, QUICK } from './mode.ts';
import { runCleanups, cleanUpOnAnyExit } from './cleanup.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false } },
});
const { benchEngine, NAMES } = await import('./main.ts');
const unknown = positionals.filter((name) => !NAMES.includes(name));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}; there are ${NAMES.join(', ')}`);
  process.exit(2);
}

cleanUpOnAnyExit();
let allRan = false;
try {
  allRan = await benchEngine(positionals.length > 0 ? positionals : NAMES, values.quick ? QUICK : FULL);
} finally {
  await runCleanups();
}
// A peer may still hold a timer or a socket.
process.exit(allRan ? 0 : 1);
