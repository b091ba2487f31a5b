import { expect } from 'vitest';
import { journey } from '../journey.ts';
import type { Officer } from '../officer.ts';
import { givenRequest, happen } from '../told.ts';

const FIRST = '属于内部事务信息';
const SECOND = '人事考勤属于内部事务信息，依照《条例》第十六条第一款不予公开';
const START = { now: '2026-11-30T09:30:00+08:00', hasCases: false };

const draft = async (at: Officer, id: string, reasons: string): Promise<void> => {
  await at.open(id);
  await at.act('draft.prepared');
  await at.pick('答复方式', '5.属于三类内部事务信息');
  await at.fill('理由', reasons);
  await at.send();
};

const record = async (at: Officer, id: string, fact: string): Promise<void> => {
  await at.open(id);
  await at.act(fact);
  await at.send();
};

journey('a refusal is signed by another than who drafted it', START, async ({ office, enter }) => {
  // One who drafts may hold the duty to sign; not of their own draft.
  const by = { id: 'test' };
  await office.engine.people.grant({ person: 'signatory-1', agency: 'kunming', duty: 'handler' }, by);
  await office.engine.people.grant({ person: 'office-head-1', agency: 'kunming', duty: 'signatory' }, by);
  const { id } = await givenRequest(office, '公开2025年内部考勤记录', { holder: 'signatory-1' });
  await happen(office, id, [['handler-1', 'processing.started']]);
  const drafter = await enter('signatory-1');
  const reviewer = await enter('reviewer-1');
  const head = await enter('office-head-1');
  await draft(drafter, id, FIRST);
  await record(reviewer, id, 'draft.countersigned');

  // The one who drafted sees the act, grey, with the reason.
  await drafter.open(id);
  const own = drafter.page.locator('.refused', { hasText: '签发' }).first();
  await own.waitFor();
  expect(await own.innerText()).toContain('同一人');
  expect(await drafter.page.locator('.acts a[data-act][href*="fact=reply.signed"]').count()).toBe(0);

  await head.open(id);
  await head.act('draft.returned');
  await head.fill('理由', '请写明依据的条款');
  await head.send();
  await draft(drafter, id, SECOND);
  await record(reviewer, id, 'draft.countersigned');
  await record(head, id, 'reply.signed');
  const found = await office.engine.read(id);
  expect([found?.state.value, found?.state.irregularities ?? []]).toEqual(['decided', []]);

  // Both drafts stay readable, and the case says where the applicant goes: reconsideration first.
  await head.open(id);
  await head.page.getByText(FIRST, { exact: true }).first().waitFor();
  await head.page.getByText(SECOND).first().waitFor();
  const answer = await head.page.request.get(`${office.address}/api/v1/cases/${id}`);
  expect(await answer.json()).toMatchObject({ route: { first: 'reconsideration' } });
});
