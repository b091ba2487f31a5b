import { describe, expect, it } from 'vitest';
import { region, registeredRequest } from '../../test-support/region.ts';
import { send } from '../../test-support/server.ts';

describe('timeliness', () => {
  it('is reported for the year and each month, with the scorecard of each agency', async () => {
    const { server, office: key, all } = await region();
    const id = await registeredRequest(server, key);
    const withdrawn = { type: 'request.withdrawn', at: '2026-03-02T10:30:00+08:00' };
    server.moveTo('2026-03-02T11:00:00+08:00');
    await send(server, 'POST', `/api/v1/cases/${id}/facts`, { key, body: withdrawn });
    const { json } = await send(server, 'GET', '/api/v1/timeliness/2026', { key: all });
    expect(json['year']).toMatchObject({ received: 1, handled: 1, inTime: 1, open: 0, shareInTime: '100.00' });
    expect(json['months']).toHaveLength(12);
    const card = await send(server, 'GET', '/api/v1/scorecards/annual/2026-03?in-time=2', { key: all });
    expect(card.json).toMatchObject({ rows: [{ agency: 'kunming', score: '100.00' }] });
    expect((await send(server, 'GET', '/api/v1/scorecards/hourly/2026-03', { key: all })).status).toBe(422);
  });
});
