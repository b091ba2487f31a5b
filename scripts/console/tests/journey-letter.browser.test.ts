import { expect } from 'vitest';
import { journey } from '../journey.ts';
import { dueOn, happen } from '../told.ts';

const MATTERS = ['征收公告', '补偿方案', '听证笔录', '批复文件', '资金拨付凭证'];
const LETTER = `请公开呈贡新区：${MATTERS.map((matter, at) => `${at + 1}. ${matter}`).join('；')}`;

// Each matter is answered in its own way.
const OUTCOMES = ['1', '3.4', '3.5', '3.6', '5.2'];

/** Table 3 of the year: requests received of natural persons, and the row of each outcome. */
const CELLS = ['newReceived/natural', ...OUTCOMES.map((code) => `r${code.replace('.', '_')}/total`)];

const START = { now: '2026-11-30T09:30:00+08:00', hasCases: false };

journey('one letter with five matters is split without typing anything twice', START, async ({ office, enter }) => {
  const at = await enter('registrar-1');
  const counted = async (): Promise<readonly number[]> => {
    const answer = await at.page.request.get(`${office.address}/api/v1/tables/AR2021/2026?agency=kunming`);
    const { cells } = (await answer.json()) as { readonly cells: readonly { id: string; figure: number }[] };
    return CELLS.map((id) => cells.find((cell) => cell.id === id)?.figure ?? Number.NaN);
  };
  const before = await counted();
  await at.go('intake?procedure=disclosure-request');
  await at.pick('申请渠道', '当面提交');
  await at.pick('申请人类型', '自然人');
  await at.fill('姓名或者名称', '孙云飞');
  await at.fill('所需政府信息的内容描述', LETTER);
  await at.press('form.intake button[type=submit]');
  await at.page.locator('.receipt').waitFor();
  const letter = (await at.page.locator('.opened h1').innerText()).trim();

  await at.press(at.page.getByRole('button', { name: '本件含多项内容，拆分' }));
  const rows = at.page.locator('dialog[open] .split-rows textarea');
  await rows.first().waitFor();
  expect(await Promise.all((await rows.all()).map((row) => row.inputValue()))).toEqual(MATTERS);
  await at.press(at.page.getByRole('button', { name: '拆分为 5 件' }));
  await at.page.locator('.parts li').nth(4).waitFor();
  const numbers = await at.page.locator('.parts li').allInnerTexts();
  expect(new Set(numbers).size).toBe(5);

  const parts = [];
  for (const number of numbers) {
    const [found] = (await office.engine.list({ number: number.trim(), limit: 2 })).cases;
    if (found === undefined) throw new Error(`no case ${number}`);
    parts.push(found);
  }
  const [whole] = (await office.engine.list({ number: letter, limit: 2 })).cases;
  expect(parts.map(({ subject }) => subject)).toEqual(MATTERS);
  // The day of receipt is that of the letter, so every part has its date.
  expect(new Set(parts.map(({ dues }) => dues['reply']?.slice(0, 10)))).toEqual(new Set(['2026-12-28']));
  expect(whole?.state.value).toBe('closed');
  for (const { id, subject } of parts) {
    await at.go(`cases/${id}?tab=links`);
    await at.page.getByText(letter).first().waitFor();
    await at.page.locator('h1', { hasText: subject ?? '?' }).waitFor();
  }

  const labels = office.engine.procedures.get('disclosure-request')?.outcomes ?? {};
  for (const [index, { id }] of parts.entries()) {
    const outcome = OUTCOMES[index] ?? '';
    await happen(office, id, [
      ['registrar-1', 'request.registered'],
      ['handler-1', 'processing.started'],
      ['handler-1', 'draft.prepared', { outcome, reasons: '依照《条例》有关规定' }],
      ...(outcome === '1' ? ([['secrecy-reviewer-1', 'secrecy.reviewed', { finding: 'cleared' }]] as const) : []),
      ['reviewer-1', 'draft.countersigned'],
      ['signatory-1', 'reply.signed'],
      ['handler-1', 'reply.served', { way: 'direct' }],
    ]);
    expect(await dueOn(office, id, 'reply')).toBeNull();
    await at.open(id);
    await at.page
      .getByText(labels[outcome]?.label.zh ?? '?')
      .first()
      .waitFor();
  }
  const after = await counted();
  expect(after.map((figure, cell) => figure - (before[cell] ?? 0))).toEqual([5, 1, 1, 1, 1, 1]);
});
