import { ERRORS, PROCEDURES } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { START } from '../../test-support/desk.ts';
import { send, serve } from '../../test-support/server.ts';

const get = async (path: string) => send(await serve(START), 'GET', path);

const RULES = PROCEDURES.flatMap(({ rules, irregular }) =>
  [rules, irregular].flatMap((lists) => Object.values(lists).flatMap((list) => list.map(({ code }) => code))),
);

describe('the page of a code', () => {
  it('explains the code of a problem, and no other', async () => {
    expect((await get('/errors/case/stale')).json).toMatchObject({
      reason: { en: 'The case has changed since it was read' },
    });
    expect((await get('/errors/none/at-all')).status).toBe(404);
  });

  it('explains rules that refuse and rules that may be broken on acknowledgement', async () => {
    expect((await get('/errors/rule/on-spot-day')).json).toMatchObject({ code: 'rule/on-spot-day' });
    expect((await get('/errors/rule/correction-late')).json).toMatchObject({ code: 'rule/correction-late' });
    expect((await get('/errors/entry/not-correctable')).json).toMatchObject({ code: 'entry/not-correctable' });
    expect((await get('/errors/entry/breaks-later')).json).toMatchObject({ code: 'entry/breaks-later' });
  });

  it('is there for every code of the packages and of the procedures', async () => {
    const server = await serve(START);
    const codes = [...new Set([...Object.keys(ERRORS), ...RULES])];
    const answers = await Promise.all(
      codes.map(async (code) => [code, (await send(server, 'GET', `/errors/${code}`)).status] as const),
    );
    expect(codes.length).toBeGreaterThan(50);
    expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
  });
});
