import type { Engine } from '@gongkai/engine';
import type { Logger } from 'pino';
import type { Metrics } from '../http/metrics.ts';
import { composeWith } from './compose.ts';
import { deliverOne } from './deliver.ts';
import { startDeliverer } from './deliverer.ts';
import { startNotices } from '../notices/start-notices.ts';
import { createGuardedFetch } from './guarded-fetch.ts';
import { createMailer, type MailSettings } from './mail.ts';
import { outboxSource } from './outbox-source.ts';

/** Where messages may be sent. */
export interface OutboxSettings {
  readonly allowPrivate: readonly string[];
  readonly mail: MailSettings | null;
  readonly everySeconds: number;
  /** The address of the application, for links in notices; null where it is not set. */
  readonly url?: string | null;
}

/** Delivers the outbox of an engine. Every node runs it; each delivery is claimed by one of them. */
export const startOutbox = (
  engine: Engine,
  { allowPrivate, mail, everySeconds, url = null }: OutboxSettings,
  log: { readonly logger: Logger; readonly metrics: Metrics },
) => {
  const clock = () => engine.now();
  const client = createGuardedFetch({ allowPrivate });
  const deps = {
    client,
    mailer: mail === null ? null : createMailer(mail),
    compose: composeWith(engine.procedures),
    clock,
    random: Math.random,
    onFault: (error: unknown) => log.logger.error({ err: String(error) }, 'an unexpected error in a delivery'),
  };
  const deliverer = startDeliverer({
    source: outboxSource(engine.outbox, clock),
    deliver: (delivery, signal) => deliverOne(delivery, deps, signal),
    everySeconds,
    ...log,
  });
  const linkOf = (caseId: string): string | null => (url === null ? null : `${url}/cases/${caseId}`);
  const notices = startNotices(engine, { ...deps, linkOf }, { everySeconds, ...log });
  return {
    stop: async (): Promise<void> => {
      await Promise.all([deliverer.stop(), notices.stop()]);
      await client.close();
    },
  };
};
