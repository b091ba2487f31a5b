import { PROCEDURES } from '@gongkai/core';
import type { Engine } from '@gongkai/engine';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { describe, expect, it } from 'vitest';
import { loadStories } from './load-stories.ts';
import { checkOwnDemo } from './own-demo.ts';
import { requestStories } from './request-stories.ts';
import { seeded } from './seeded.ts';
import { withFiles } from './with-files.ts';
import { YUNNAN_AGENCIES } from './yunnan-agencies.ts';

const anEngine = () => openEngine({ store: openSqliteStore(), procedures: PROCEDURES });

const begun = async (seed: number): Promise<Engine> => {
  const engine = await anEngine();
  await engine.figures.putAgencies(YUNNAN_AGENCIES);
  await loadStories(engine, withFiles(requestStories(seeded(seed)).slice(0, 3), seed), { seed });
  return engine;
};

const realCase = (engine: Engine) =>
  engine.open(
    {
      procedure: 'disclosure-request',
      agency: 'kunming',
      fact: {
        type: 'request.submitted',
        at: '2026-03-02T09:00:00+08:00',
        channel: 'in-person',
        applicant: { kind: 'natural' },
        description: '某规划',
      },
    },
    { actor: { id: 'li', duties: ['registrar'] } },
  );

describe('the demonstration', () => {
  it('keeps out of one that an earlier release made, without agencies, or without topics', async () => {
    const engine = await anEngine();
    await loadStories(engine, withFiles(requestStories(seeded(2018)).slice(0, 1), 2018), { seed: 2018 });
    await expect(checkOwnDemo(engine, 2018)).rejects.toThrow('an earlier release');
    const untold = await anEngine();
    await untold.figures.putAgencies(YUNNAN_AGENCIES);
    await loadStories(untold, requestStories(seeded(2018)).slice(0, 1), { seed: 2018 });
    await expect(checkOwnDemo(untold, 2018)).rejects.toThrow('an earlier release');
  });

  it('goes into an empty store, and on in its own', async () => {
    await expect(checkOwnDemo(await anEngine(), 2018)).resolves.toBeUndefined();
    const engine = await begun(2018);
    await expect(checkOwnDemo(engine, 2018)).resolves.toBeUndefined();
    await engine.keys.add({ name: 'first administrator', agency: null, duties: [], administrator: true });
    await realCase(engine);
    await expect(checkOwnDemo(engine, 2018)).resolves.toBeUndefined();
  });

  it('keeps out of a store that began as something else, and says as what', async () => {
    const used = await anEngine();
    expect(await realCase(used)).toMatchObject({ ok: true });
    await expect(checkOwnDemo(used, 2018)).rejects.toThrow(/holds cases that are not of the demonstration; give/);
    const keyed = await anEngine();
    await keyed.keys.add({ name: 'desk', agency: 'kunming', duties: ['handler'] });
    await expect(checkOwnDemo(keyed, 2018)).rejects.toThrow(/holds API keys/);
    await expect(checkOwnDemo(await begun(7), 2018)).rejects.toThrow(/holds the demonstration with seed 7, not 2018/);
  });
});
