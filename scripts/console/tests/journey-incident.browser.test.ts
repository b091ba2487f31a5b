import { expect } from 'vitest';
import { journey } from '../journey.ts';
import { NARROW } from '../pages.ts';

const SUBJECT = '昆石高速山体滑坡';
const TYPED = '已组织抢通，暂无人员伤亡，后续情况将及时发布。';
// Two in the night of the third day of the National Day holiday.
const START = { now: '2026-10-03T02:00:00+08:00', hasCases: false };
const ON_DUTY = { day: '2026-10-03', shift: '夜班', leader: '李主任', officer: '赵明', phone: '0871-63100000' };
// Half a minute, once.
const WITHOUT_NETWORK = { mouse: 1000, keyboard: 30_000 };

journey('an incident at night is answered from a phone', START, async ({ office, hands, enter }) => {
  const roster = { agency: 'kunming', month: '2026-10', rows: [ON_DUTY], seen: 0 };
  await office.engine.people.putRoster(roster, { id: 'test' });
  const at = await enter('coordinator-1', { screen: NARROW });
  await at.go('intake?procedure=press-incident&fact=sentiment.detected');
  await at.fill('舆情主题', SUBJECT);
  await at.press('form.intake button[type=submit]');
  await at.page.locator('.opened').waitFor();
  const number = (await at.page.locator('.opened h1').innerText()).trim();
  const id = (await office.engine.list({ number, limit: 1 })).cases[0]?.id ?? '';

  await at.open(id);
  await at.act('incident.triaged');
  await at.pick('回应重点', '突发事件处置');
  await at.pick('事件类别', '自然灾害');
  await at.pick('事件级别', '较大');
  await at.fill('牵头责任部门', '市应急管理局');
  await at.send();
  // Who is on duty is named with the telephone.
  const duty = at.page.locator('.duty-list');
  await duty.getByText(ON_DUTY.officer).waitFor();
  expect(await duty.locator('a').getAttribute('href')).toBe(`tel:${ON_DUTY.phone}`);
  await at.page.locator('.room-clock', { hasText: '回应其他政务舆情' }).waitFor();

  // It is graded higher: five hours and twenty-four bind now, and the forty-eight are struck.
  await at.act('incident.regraded');
  await at.pick('事件级别', '重大');
  await at.fill('理由', '受阻车辆上升到三百余辆');
  await at.send();
  const release = at.page.locator('.room-clock', { hasText: '首次发布权威信息' });
  await release.locator('strong:visible', { hasText: '07:00' }).waitFor();
  await at.page.locator('.room-clock', { hasText: '举行新闻发布会' }).waitFor();
  await at.page.locator('.room-void s', { hasText: '回应其他政务舆情' }).waitFor();
  const dues = (await office.engine.read(id))?.dues;
  expect([dues?.['release'], dues?.['conference'], dues?.['response']]).toEqual([
    '2026-10-03',
    '2026-10-04',
    undefined,
  ]);

  // The first word; the network is gone for half a minute while it is typed.
  const spokesperson = await enter('spokesperson-1', { screen: NARROW });
  await spokesperson.open(id);
  await spokesperson.act('information.released');
  await spokesperson.pick('发布方式', '通报');
  await spokesperson.fill('内容摘要', TYPED);
  await spokesperson.fill('批准人', '李主任');
  office.cutOff(true);
  await spokesperson.press('dialog[open] button[type=submit]');
  await spokesperson.page.getByText('没有连上服务器').first().waitFor();
  await spokesperson.page.waitForTimeout(WITHOUT_NETWORK[hands.name]);
  expect(await spokesperson.page.getByLabel('内容摘要').inputValue()).toBe(TYPED);
  office.cutOff(false);
  await spokesperson.send();
  const history = await office.engine.history(id, { after: 0, limit: 50 });
  expect(history.filter(({ type }) => type === 'information.released')).toHaveLength(1);
  await at.open(id);
  const releases = at.page.locator('.room-entries').first();
  await releases.getByText(TYPED).waitFor();
  await releases.getByText('李主任').first().waitFor();

  await spokesperson.open(id);
  await spokesperson.act('conference.held');
  await spokesperson.pick('发布人', '负责人');
  await spokesperson.send();
  const after = await office.engine.read(id);
  expect([after?.state.value, after?.late, after?.state.irregularities ?? []]).toEqual(['responded', false, []]);
});
