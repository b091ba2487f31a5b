import { describe, expect, it } from 'vitest';
import { desk, pathsOf } from '../../test-support/desk.ts';
import { send } from '../../test-support/server.ts';

describe('filters', () => {
  it.each([
    ['/api/v1/cases?procedure=none', 'procedure'],
    ['/api/v1/cases?state=none', 'state'],
    ['/api/v1/cases?procedure=press-incident&state=registered', 'state'],
    ['/api/v1/reports/2018.0', 'year'],
    ['/api/v1/reports/0x7e2', 'year'],
    ['/api/v1/reports/%202018', 'year'],
    ['/api/v1/reports/2101', 'year'],
    ['/api/v1/reports/2018?format=AR1999', 'format'],
  ])('refuse %s at %s', async (path, where) => {
    const { server, key } = await desk();
    const answer = await send(server, 'GET', path, { key });
    expect([answer.status, pathsOf(answer.json)]).toEqual([422, [where]]);
  });

  it('take what exists', async () => {
    const { server, key } = await desk();
    for (const path of ['/api/v1/cases?procedure=press-incident', '/api/v1/cases?state=triaged']) {
      expect([path, (await send(server, 'GET', path, { key })).status]).toEqual([path, 200]);
    }
  });
});
