import { expect } from 'vitest';
import { journey } from '../journey.ts';
import type { Officer } from '../officer.ts';
import { givenRequest, happen } from '../told.ts';

const PARTY = '云南某建设公司';
const START = { now: '2026-11-30T09:30:00+08:00', hasCases: false };
const DAY = 86_400_000;

const granted = async (at: Officer, id: string): Promise<void> => {
  await at.open(id);
  await at.act('draft.prepared');
  await at.pick('答复方式', '(一)予以公开');
  await at.fill('理由', '应当公开');
};

journey('what a third party objects to is released after it was overridden', START, async ({ office, enter }) => {
  const { id } = await givenRequest(office, `${PARTY}与区政府的投资协议`);
  await happen(office, id, [['handler-1', 'processing.started']]);
  const at = await enter('handler-1');
  await at.open(id);
  await at.act('consultation.sent');
  await at.fill('征求意见编号', 'c1');
  await at.pick('征求意见的对象', '第三方');
  await at.fill('被征求意见方名称', PARTY);
  await at.fill('征求意见的内容', '协议正文，是否同意公开');
  await at.send();

  // The date that the page says before it is sent is the date that the case has afterwards.
  await at.act('consultation.delivered');
  await at.fill('征求意见编号', 'c1');
  const line = at.page.locator('.preview li', { hasText: '第三方提出意见' });
  await line.waitFor();
  const said = /\d\d-\d\d/.exec(await line.innerText())?.[0] ?? '';
  await at.send();
  expect(said).toBe('12-21');
  expect((await office.engine.read(id))?.dues['consultation:c1']?.slice(0, 10)).toBe(`2026-${said}`);

  office.pass(DAY);
  await at.comeBack();
  await at.open(id);
  await at.act('consultation.answered');
  await at.fill('征求意见编号', 'c1');
  await at.pick('答复意见', '不同意公开');
  await at.fill('理由', '涉及本公司报价');
  await at.send();

  // A release is refused with its article, until the objection is overridden.
  await granted(at, id);
  const refusal = at.page.locator('.preview.refused', { hasText: '第三方不同意公开' });
  await refusal.waitFor();
  expect(await refusal.innerText()).toContain('第三十二条');
  await at.press(at.page.locator('dialog[open]').getByRole('button', { name: '取消' }));

  const signatory = await enter('signatory-1');
  await signatory.open(id);
  await signatory.act('objection.overridden');
  await signatory.fill('征求意见编号', 'c1');
  await signatory.fill('决定公开的内容', '协议正文第一条至第九条');
  await signatory.fill('理由', '不公开可能对公共利益造成重大影响');
  await signatory.send();

  await granted(at, id);
  await at.page.locator('.preview .preview-title').waitFor();
  await at.send();
  const found = await office.engine.read(id);
  expect([found?.state.value, found?.state.irregularities ?? []]).toEqual(['drafted', []]);
});
