import { describe, expect, it } from 'vitest';
import { accepted, aRequest, desk, fact, LI } from '../../test-support/desk.fixture.ts';

describe('a clock that was set back', () => {
  it('is named by verify, with the fact and the act that say that they are older than what they follow', async () => {
    const { engine, moveTo } = await desk({ start: '2026-03-02T12:00:00+08:00' });
    const { case: opened } = accepted(await engine.open(aRequest('kunming', '2026-03-02'), { actor: LI }));
    await engine.keys.add({ name: 'x', agency: null, duties: ['handler'] });
    moveTo('2026-03-02T10:30:00+08:00');
    accepted(await engine.submit(opened.id, fact('request.registered', '2026-03-02'), { actor: LI }));
    await engine.keys.add({ name: 'y', agency: null, duties: ['handler'] });
    expect((await engine.verify()).problems).toMatchObject([
      { caseId: opened.id, seq: 2, kind: 'recorded-earlier' },
      { caseId: null, seq: 4, kind: 'recorded-earlier', table: 'acts', key: '4' },
    ]);
    moveTo('2026-03-02T12:30:00+08:00');
    accepted(await engine.submit(opened.id, fact('processing.started', '2026-03-02'), { actor: LI }));
    expect((await engine.verify({ caseId: opened.id })).problems).toMatchObject([{ seq: 2, kind: 'recorded-earlier' }]);
    await engine.close();
  });
});
