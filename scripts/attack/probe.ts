// A process of its own that asks /healthz twenty times a second, and prints the times in milliseconds when it is ended.
import { setTimeout as pause } from 'node:timers/promises';

const [address = ''] = process.argv.slice(2);
const EVERY_MS = 20;

process.on('message', () => process.exit());

const asked = async (): Promise<number> => {
  const started = performance.now();
  try {
    await (await fetch(`${address}/healthz`)).text();
    return performance.now() - started;
  } catch {
    return Number.MAX_SAFE_INTEGER;
  }
};

for (;;) {
  process.send?.(await asked());
  await pause(EVERY_MS);
}
