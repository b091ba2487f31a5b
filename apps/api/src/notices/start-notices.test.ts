import { formatInstant, type Instant, instantOf } from '@gongkai/calendar';
import { PROCEDURES } from '@gongkai/core';
import { type NoticeSettings, openEngine, openSqliteStore, USUAL_WARNINGS } from '@gongkai/engine';
import { expect, it, onTestFinished, vi } from 'vitest';
import { readableLog } from '../../test-support/deliveries.ts';
import { startMailServer } from '../../test-support/mail-server.ts';
import { type Answer, startReceiver } from '../../test-support/receiver.ts';
import { submission } from '../../test-support/server.ts';
import { startOutbox } from '../outbound/start-outbox.ts';

const OK: Answer = (_, response) => response.writeHead(200).end('{"errcode":0,"errmsg":"ok"}');
const OPENED = '2026-03-02T10:00:00+08:00';
const REMINDED = instantOf('2026-03-23T10:00:00+08:00');

/** A case in the hands of a person with these settings, and a node that has delivered its reminder. */
const stage = async (settings: (place: string, mail: string) => Partial<NoticeSettings>, answer: Answer = OK) => {
  const time: { now: Instant } = { now: instantOf(OPENED) };
  const [receiver, mail] = [await startReceiver(answer), await startMailServer()];
  const store = openSqliteStore({ clock: () => time.now });
  const engine = await openEngine({ store, procedures: PROCEDURES, warnings: USUAL_WARNINGS });
  onTestFinished(() => engine.close());
  const { people, personal } = engine;
  await people.add({ id: 'wang', name: '王', unit: null, agency: 'kunming', reach: 'own-agency' });
  const usual = { mail: null, robot: null, inApp: false, quiet: null };
  const chosen = { ...usual, ...settings(receiver.url, 'wang@kunming.example') };
  await personal.putSettings('wang', chosen, { id: 'wang' });
  const desk = { actor: { id: 'desk', duties: ['registrar', 'office-head'] as const } };
  const outcome = await engine.open({ ...submission(OPENED), agency: 'kunming' }, desk);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const given = { type: 'case.assigned', at: formatInstant(time.now), person: 'wang' };
  expect(await engine.submit(outcome.case.id, given, desk)).toMatchObject({ ok: true });
  time.now = REMINDED;
  await engine.sweep();
  const log = readableLog();
  const start = () => {
    const mailer = { url: mail.url, from: 'notice@gongkai.example' };
    const options = { allowPrivate: [receiver.place], mail: mailer, everySeconds: 0.05, url: 'https://gk.example' };
    const outbox = startOutbox(engine, options, log);
    const stopped = { once: null as Promise<void> | null };
    const stop = (): Promise<void> => (stopped.once ??= outbox.stop());
    onTestFinished(stop);
    return { stop };
  };
  const states = async () => {
    const found: unknown[] = [];
    for await (const one of store.dump(['personal_notices'])) found.push(one);
    return JSON.stringify(found);
  };
  return { engine, receiver, mail, time, log, start, states, id: outcome.case.id, number: outcome.case.number };
};

const wecom = (url: string) => ({ robot: { kind: 'wecom', url, secret: null } }) as const;

it('tells a robot number, labels, due day and link, and nothing of the applicant', async () => {
  const { receiver, start, id, number } = await stage(wecom);
  start();
  await vi.waitUntil(() => receiver.received.length > 0, { timeout: 20_000 });
  const [got] = receiver.received;
  const { markdown } = JSON.parse(got?.body ?? '') as { markdown: { content: string } };
  for (const part of [number, '2026', 'https://gk.example/cases/']) {
    expect(markdown.content.replaceAll('\\', '')).toContain(part);
  }
  expect(markdown.content).toContain(id);
  const { fact } = submission(OPENED);
  const personal = JSON.stringify(fact).match(/[一-鿿]{2,}/gu) ?? [];
  expect(personal.length).toBeGreaterThan(0);
  for (const words of personal) expect(got?.body).not.toContain(words);
});

it('sends a mail, once, also when the node starts again', async () => {
  const { mail, start, states } = await stage((_, address) => ({ mail: address }));
  const first = start();
  await vi.waitUntil(async () => (await states()).includes('delivered'), { timeout: 20_000, interval: 50 });
  await first.stop();
  const second = start();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await second.stop();
  expect(mail.taken.map(({ to }) => to)).toEqual([['wang@kunming.example']]);
});

it('tries again where the robot refuses, and says why without its address', async () => {
  const answers = ['{"errcode":45009}', '{"errcode":0}'];
  const { receiver, start, time, states, log } = await stage(wecom, (_, response) =>
    response.writeHead(200).end(answers.shift() ?? '{"errcode":0}'),
  );
  start();
  await vi.waitUntil(async () => (await states()).includes('robot/45009'), { timeout: 20_000, interval: 50 });
  time.now += 60_000;
  await vi.waitUntil(() => receiver.received.length === 2, { timeout: 20_000 });
  await vi.waitUntil(async () => (await states()).includes('delivered'), { timeout: 20_000, interval: 50 });
  expect(log.lines.join('')).toContain('robot/45009');
  expect(log.lines.join('')).not.toContain(receiver.place);
});

it('sends nothing to an address that was taken back before', async () => {
  const { engine, receiver, start, states } = await stage(wecom);
  await engine.personal.address();
  const none = { mail: null, robot: null, inApp: true, quiet: null };
  await engine.personal.putSettings('wang', none, { id: 'wang' });
  start();
  await vi.waitUntil(async () => (await states()).includes('notice/not-wanted'), { timeout: 20_000, interval: 50 });
  expect(receiver.received).toEqual([]);
});
