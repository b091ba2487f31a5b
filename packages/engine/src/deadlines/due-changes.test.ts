import { describe, expect, it } from 'vitest';
import { accepted, actor, aRequest, at, desk, fact, LI } from '../../test-support/desk.fixture.ts';
import type { CaseRecord } from '../store/store.ts';

const BY = { actor: LI };
const HEAD = { actor: actor('head', 'office-head') };

const requested = async () => {
  const opened = await desk({ start: '2026-03-02' });
  const { engine, moveTo } = opened;
  let record: CaseRecord = accepted(await engine.open(aRequest(), BY)).case;
  const add = async (when: string, type: string, data: object = {}, by = BY): Promise<void> => {
    moveTo(when);
    record = accepted(await engine.submit(record.id, fact(type, when, data), by)).case;
  };
  const changes = async (clock: string | null) => (await engine.dueChanges(record))?.get(clock);
  return { ...opened, add, changes, id: () => record.id, record: () => record };
};

describe('the changes of due days', () => {
  it('are counted for each day by itself, and not for facts that leave it', async () => {
    const { engine, add, changes } = await requested();
    expect([await changes('reply'), await changes(null)]).toEqual([
      { day: '2026-03-30', times: 0, at: at('2026-03-02') },
      undefined,
    ]);
    await add('2026-03-03', 'request.registered');
    await add('2026-03-04', 'case.assigned', { unit: '法规科', internalDueOn: '2026-03-20' });
    expect(await changes('reply')).toMatchObject({ times: 0, at: at('2026-03-02') });
    expect(await changes(null)).toMatchObject({ times: 0, at: at('2026-03-04') });
    await add('2026-03-05', 'processing.started');
    await add('2026-03-06', 'consultation.sent', { consultation: 'c1', party: 'third-party', name: '某公司' });
    await add('2026-03-10', 'consultation.answered', { consultation: 'c1', answer: 'consents' });
    // While it was stopped there was no day; the later one is a change.
    expect(await changes('reply')).toMatchObject({ times: 1, at: at('2026-03-10') });
    expect(await changes(null)).toMatchObject({ times: 0 });
    await engine.close();
  });

  it('rise further with a correction of an entry', async () => {
    const { engine, add, changes } = await requested();
    await add('2026-03-03', 'request.registered');
    await add(
      '2026-03-04',
      'entry.corrected',
      { seq: 1, data: { at: '2026-02-27T10:00:00+08:00' }, reason: '误录' },
      HEAD,
    );
    expect(await changes('reply')).toMatchObject({ times: 1, at: at('2026-03-04') });
    await add('2026-03-05', 'processing.started');
    expect(await changes('reply')).toMatchObject({ times: 1, at: at('2026-03-04') });
    await engine.close();
  });

  it('are read once until the next fact, and null for what cannot be folded', async () => {
    const { engine, add, record, store } = await requested();
    const first = await engine.dueChanges(record());
    expect(await engine.dueChanges(record())).toBe(first);
    await add('2026-03-03', 'request.registered');
    const second = await engine.dueChanges(record());
    expect(second).not.toBe(first);
    expect(second).toEqual(first);
    expect(await engine.dueChanges({ ...record(), procedure: 'another' })).toBe(null);
    expect(await engine.dueChanges({ ...record(), procedure: 'press-incident', calendarHash: 'x' })).toBe(null);
    await store.close();
  });
});
