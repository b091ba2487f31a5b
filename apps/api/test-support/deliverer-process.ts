// A deliverer in its own process, which a test can kill: file, address of the receiver, lease in ms, and whether to
// exit between send and settle.
import { openSqliteStore } from '@gongkai/engine';
import { createGuardedFetch } from '../src/outbound/guarded-fetch.ts';
import { deliverOne } from '../src/outbound/deliver.ts';
import { startDeliverer } from '../src/outbound/deliverer.ts';
import { outboxSource } from '../src/outbound/outbox-source.ts';
import { readableLog } from './deliveries.ts';

const [file = '', place = '', lease = '', dies = ''] = process.argv.slice(2);
const store = openSqliteStore({ file });
const clock = () => store.now();
const source = outboxSource(store.outbox, clock, Number(lease));
const client = createGuardedFetch({ allowPrivate: [place] });
const deps = { client, mailer: null, compose: () => ({ subject: '', text: '' }), clock };
startDeliverer({
  ...readableLog(),
  source: {
    claim: (limit, room) => source.claim(limit, room),
    settle: async (delivery, settlement) => {
      if (dies === 'between') process.kill(process.pid, 'SIGKILL');
      await source.settle(delivery, settlement);
      process.stdout.write('settled\n');
    },
  },
  deliver: (delivery, signal) => deliverOne(delivery, deps, signal),
  everySeconds: 0.05,
});
