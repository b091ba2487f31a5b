import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { deliveryOf, messageOf, secret } from '../../test-support/deliveries.ts';
import { clientOf } from '../../test-support/outbound.ts';
import { closedPlace } from '../../test-support/receiver.ts';
import { deliverOne } from './deliver.ts';
import { PAUSES_MS } from './retry.ts';
import { newWebhookSecret, webhookHeaders } from './webhook.ts';

const root = join(import.meta.dirname, '../../../..');
const page = readFileSync(join(root, 'docs/webhooks.md'), 'utf8');
const blocks = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);

/** The receiver of the page, as a process. */
const startReceiverOfPage = async () => {
  const place = await closedPlace();
  const child = spawn(process.execPath, ['--conditions=@gongkai/source', '--input-type=module-typescript'], {
    cwd: join(root, 'apps/api'),
    env: { PATH: process.env['PATH'], PORT: place.split(':')[1], WEBHOOK_SECRETS: `${newWebhookSecret()},${secret}` },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (part: string) => said.push(part));
  child.stdin.end(blocks[0]);
  const url = `http://${place}/`;
  for (let up = false; !up;) {
    up = await fetch(url).then(
      () => true,
      () => new Promise((done) => setTimeout(() => done(false), 20)),
    );
  }
  return { place, url, said };
};

describe('docs/webhooks.md', () => {
  it('has one receiver, which believes a delivery, acts once on a repetition, and refuses forgery and replay', async () => {
    expect(blocks).toHaveLength(1);
    const { place, url, said } = await startReceiverOfPage();
    const { client } = clientOf({ allowPrivate: [place] });
    const deps = { client, mailer: null, compose: () => ({ subject: '', text: '' }), clock: () => Date.now() };
    expect(await deliverOne(deliveryOf(url), deps)).toEqual({ kind: 'delivered' });
    expect(await deliverOne(deliveryOf(url), deps)).toEqual({ kind: 'delivered' });
    expect(said.join('')).toBe(`message-1 ${messageOf('').body}\n`);

    const post = (at: number, secrets: readonly string[]) =>
      client.fetch(url, {
        method: 'POST',
        body: '{}',
        headers: webhookHeaders({ id: 'message-2', at, body: '{}', secrets }),
      });
    expect(await post(Date.now(), [newWebhookSecret()])).toMatchObject({ status: 401, body: 'webhook/signature' });
    expect(await post(Date.now() - 302_000, [secret])).toMatchObject({ status: 401, body: 'webhook/stale' });
    expect(said).toHaveLength(1);
  });

  it('states the schedule that is kept', () => {
    const stated = [...page.matchAll(/^\| \d+ \| (?:(\d+) (s|min|h))? ?\| (\d+):(\d\d):(\d\d) \|$/gm)].map(
      ([, pause = '0', unit = 's', hours, minutes, seconds]) => ({
        pause: Number(pause) * { s: 1000, min: 60_000, h: 3_600_000 }[unit === 'min' || unit === 'h' ? unit : 's'],
        at: ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000,
      }),
    );
    let at = 0;
    expect(stated).toEqual([0, ...PAUSES_MS].map((pause) => ({ pause, at: (at += pause) })));
  });
});
