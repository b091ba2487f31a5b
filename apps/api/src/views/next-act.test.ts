import { PROCEDURES } from '@gongkai/core';
import { convention, kit, text } from '@gongkai/core/kit';
import { describe, expect, it } from 'vitest';
import { at, desk, facts, listIn, START } from '../../test-support/desk.ts';
import { keyFor, send, serve, type Server, submission } from '../../test-support/server.ts';

const { fact, procedure } = kit({
  states: { new: text('新', 'new'), read: text('已阅', 'read'), kept: text('已存', 'kept') },
});
const basis = convention('made-up');
const by = ['registrar'] as const;

/** A procedure that names no usual course. */
const filing = procedure({
  id: 'filing',
  version: '1.0.0',
  label: text('存档', 'filing'),
  prefix: '存',
  facts: {
    'file.received': fact({ label: text('收到', 'received'), basis, by, from: { new: 'new' } }),
    'file.kept': fact({ label: text('存', 'kept'), basis, by, from: { new: 'kept', read: 'kept' } }),
    'file.read': fact({ label: text('阅', 'read'), basis, by, from: { new: 'read', kept: 'read' } }),
  },
});

const nextOf = async (server: Server, key: string, id: string) => {
  const page = (await send(server, 'GET', `/api/v1/cases/${id}`, { key })).json['next'];
  const [row = {}] = listIn((await send(server, 'GET', '/api/v1/cases?acts=true', { key })).json, 'cases');
  // A list and the page of the case offer the same.
  expect(row['next']).toEqual(page);
  return (page as { readonly fact: string } | null)?.fact ?? null;
};

describe('the next act on a case', () => {
  it('is the first one of the usual course that leads on, for the one whose duty it is', async () => {
    const { server, key } = await desk();
    const opened = await send(server, 'POST', '/api/v1/cases', { key, body: submission(at) });
    const id = String(opened.json['id']);
    expect(await nextOf(server, key, id)).toBe('request.registered');
    expect(await nextOf(server, await keyFor(server.engine, ['reviewer']), id)).toBeNull();
    await send(server, 'POST', facts(id), { key, body: { type: 'request.registered', at } });
    expect(await nextOf(server, key, id)).toBe('processing.started');
  });

  it('is that a person takes over what was given to them', async () => {
    const { server, key } = await desk();
    const opened = await send(server, 'POST', '/api/v1/cases', { key, body: submission(at) });
    const id = String(opened.json['id']);
    const wang = await server.engine.keys.add({ name: '王某', agency: 'kunming', duties: ['handler'] });
    await send(server, 'POST', facts(id), { key, body: { type: 'case.assigned', at, person: wang.id } });
    expect(await nextOf(server, wang.secret, id)).toBe('case.accepted');
    expect(await nextOf(server, key, id)).toBe('request.registered');
  });

  it('leads to the nearest later state where a procedure names no course', async () => {
    const server = await serve(START, undefined, { procedures: [...PROCEDURES, filing] });
    const key = await keyFor(server.engine, ['registrar']);
    const body = { procedure: 'filing', fact: { type: 'file.received', at } };
    const opened = await send(server, 'POST', '/api/v1/cases', { key, body });
    const id = String(opened.json['id']);
    expect(await nextOf(server, key, id)).toBe('file.read');
    for (const type of ['file.read', 'file.kept']) await send(server, 'POST', facts(id), { key, body: { type, at } });
    // What leads back is not what follows.
    expect(await nextOf(server, key, id)).toBeNull();
  });
});
