import { expect, it } from 'vitest';
import { START } from '../../test-support/desk.ts';
import { send, serve } from '../../test-support/server.ts';

it('the server is ready while the store can be read and says so when it cannot', async () => {
  const server = await serve(START);
  expect((await send(server, 'GET', '/readyz')).json).toMatchObject({
    status: 'ready',
    calendar: { missingYear: 2027 },
  });
  await server.engine.close();
  expect(await send(server, 'GET', '/readyz')).toMatchObject({ status: 503, json: { status: 'not-ready' } });
  expect((await send(server, 'GET', '/healthz')).status).toBe(200);
});
