import { expect, it } from 'vitest';
import { START } from '../../test-support/desk.ts';
import { send, serve } from '../../test-support/server.ts';

const get = async (path: string) => send(await serve(START), 'GET', path);

it('explains every code that a problem can have', async () => {
  expect((await get('/errors/rule/correction-late')).json).toMatchObject({ code: 'rule/correction-late' });
  expect((await get('/errors/case/stale')).json).toMatchObject({
    reason: { en: 'The case has changed since it was read' },
  });
  expect((await get('/errors/none/at-all')).status).toBe(404);
});
