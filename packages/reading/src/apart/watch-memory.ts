// A thread that ends its process when this holds too much memory, or when the process that started it is gone. The limits
// of V8 do not do: they leave out the bytes of typed arrays, and one large request for memory ends the process that a
// thread with such limits belongs to.
import { workerData } from 'node:worker_threads';

const EVERY_MS = 15;

const { most, parent } = workerData as { readonly most: number; readonly parent: number };

setInterval(() => {
  if (process.memoryUsage.rss() > most || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, EVERY_MS);
