import { describe, expect, it } from 'vitest';
import { REGION, region } from '../../test-support/region.ts';
import { send } from '../../test-support/server.ts';

describe('agencies', () => {
  it('are put by an administrator, as a tree and nothing else', async () => {
    const { server, office: key } = await region();
    const put = (who: string, agencies: readonly object[]) =>
      send(server, 'PUT', '/api/v1/agencies', { key: who, body: { agencies } });
    expect((await put(key, REGION)).status).toBe(403);
    const { secret } = await server.engine.keys.add({ name: 'root', agency: null, duties: [], administrator: true });
    const more = { id: 'yuxi', name: '玉溪市', level: '州市', parent: 'yunnan' };
    expect((await put(secret, [more])).json['agencies']).toHaveLength(5);
    const circle = await put(secret, [{ ...more, parent: 'yuxi' }]);
    expect(circle).toMatchObject({ status: 422, json: { code: 'agency/bad-tree' } });
    expect((await put(secret, [{ ...more, parent: 'nowhere' }])).status).toBe(422);
    expect((await send(server, 'GET', '/api/v1/agencies', { key })).json['agencies']).toContainEqual(more);
  });
});
