import { describe, expect, it } from 'vitest';
import { at, desk, facts, listIn } from '../../test-support/desk.ts';
import { keyFor, send, type Server, submission } from '../../test-support/server.ts';

const search = async (server: Server, key: string, query: string) => {
  const answer = await send(server, 'GET', `/api/v1/search?${encodeURI(query)}`, { key });
  if (answer.status !== 200) throw new Error(answer.text);
  return listIn(answer.json, 'hits');
};

const filled = async () => {
  const { server, key } = await desk();
  const applicant = { kind: 'natural', name: '欧阳娜娜', contact: '13800138000', identityProof: true };
  const body = submission(at, { applicant, description: '盘龙区某地块征收批复' });
  const { json } = await send(server, 'POST', '/api/v1/cases', { key, body });
  await server.engine.putAgencies([{ id: 'kunming', name: '昆明市自然资源和规划局', level: '局', parent: null }]);
  const item = {
    id: 'g1',
    agency: 'kunming',
    kind: 'gazette',
    number: '昆政发〔2018〕5号',
    title: '征收办法',
    text: '全文',
  };
  await server.engine.search.putItems([{ ...item, publishedOn: '2018-02-01' }]);
  return { server, key, id: String(json['id']) };
};

describe('search over HTTP', () => {
  it('finds cases, agencies and what is published', async () => {
    const { server, key, id } = await filled();
    const published = { kind: 'item', id: 'g1', agency: 'kunming', type: 'gazette', on: '2018-02-01' };
    expect(await search(server, key, 'q=征收')).toEqual([
      {
        kind: 'case',
        id,
        agency: 'kunming',
        number: '依-kunming-2026-00001',
        title: '盘龙区某地块征收批复',
        type: 'disclosure-request',
        on: '2026-03-02',
      },
      { ...published, number: '昆政发〔2018〕5号', title: '征收办法' },
    ]);
    expect(await search(server, key, 'q=昆政发(2018)5号')).toMatchObject([{ id: 'g1' }]);
    expect(await search(server, key, 'q=自然资源')).toMatchObject([{ kind: 'agency', id: 'kunming', on: null }]);
    expect(await search(server, key, 'q=征收&kind=item')).toHaveLength(1);
    expect(await search(server, key, 'q=征收&agency=dali')).toEqual([]);
  });

  it('dates a case by its receipt where it was recorded later', async () => {
    const { server, key } = await desk();
    const body = submission('2026-02-26T15:00:00+08:00', { description: '某水库移民安置方案' });
    await send(server, 'POST', '/api/v1/cases', { key, body });
    expect(await search(server, key, 'q=移民安置')).toMatchObject([{ kind: 'case', on: '2026-02-26' }]);
  });

  it('finds no case by a name for those who do not handle it', async () => {
    const { server, key } = await filled();
    expect(await search(server, key, 'q=欧阳娜娜')).toHaveLength(1);
    const supervisor = await keyFor(server.engine, ['supervisor']);
    expect(await search(server, supervisor, 'q=欧阳娜娜')).toEqual([]);
    expect(await search(server, supervisor, 'q=2026-00001')).toMatchObject([{ kind: 'case', title: null }]);
    const stranger = await keyFor(server.engine, ['handler'], 'dali');
    expect(await search(server, stranger, 'q=欧阳娜娜')).toEqual([]);
  });

  it('finds what was said later, and what a correction put in the place of another text', async () => {
    const { server, key, id } = await filled();
    await send(server, 'POST', facts(id), {
      key,
      body: { type: 'note.added', at, kind: 'note', text: '来电询问进度' },
    });
    expect(await search(server, key, 'q=询问进度')).toHaveLength(1);
    const head = await keyFor(server.engine, ['office-head']);
    const body = { type: 'entry.corrected', at, seq: 1, data: { description: '西山区林地占用' }, reason: '误录' };
    expect((await send(server, 'POST', facts(id), { key: head, body })).status).toBe(200);
    expect(await search(server, key, 'q=林地占用')).toMatchObject([{ title: '西山区林地占用' }]);
    expect(await search(server, key, 'q=盘龙区')).toEqual([]);
    expect(await search(server, key, 'q=询问进度')).toHaveLength(1);
    expect((await server.engine.verify()).problems).toEqual([]);
    await server.engine.search.rebuild();
    expect(await search(server, key, 'q=林地占用')).toHaveLength(1);
    expect((await server.engine.verify()).problems).toEqual([]);
  });

  it('gives pages', async () => {
    const { server, key } = await filled();
    const first = await send(server, 'GET', `/api/v1/search?q=${encodeURIComponent('征收')}&limit=1`, { key });
    const next = String(first.json['next']);
    expect(await search(server, key, `q=征收&limit=1&after=${next}`)).toMatchObject([{ id: 'g1' }]);
  });

  it.each([
    ['q=', 422],
    ['q=*', 422],
    ['x=1&q=a', 400],
    ['q=a&after=x', 422],
    ['q=a&kind=person', 422],
  ])('refuses %s', async (query, status) => {
    const { server, key } = await desk();
    expect((await send(server, 'GET', `/api/v1/search?${query}`, { key })).status).toBe(status);
  });
});
