import type { Engine } from '@gongkai/engine';
import { ConfigError } from '../config.ts';
import { seedOf } from './story.ts';

const refused = (what: string): ConfigError =>
  new ConfigError(`${what}; give the demonstration a place of its own with GONGKAI_DATA or DATABASE_URL`);

/**
 * Admits the demonstration only to a store that is empty or that began as the same demonstration: its officers carry
 * the seed, and the oldest case shows which demonstration came first.
 * @throws ConfigError that says what the store holds instead.
 */
export const checkOwnDemo = async (
  engine: Pick<Engine, 'list' | 'history' | 'keys' | 'figures'>,
  seed: number,
): Promise<void> => {
  const [oldest] = (await engine.list({ order: 'opened', limit: 1 })).cases;
  if (oldest === undefined) {
    if ((await engine.keys.list()).length === 0) return;
    throw refused('--demo: the database is in use, it holds API keys');
  }
  const [first] = await engine.history(oldest.id, { limit: 1 });
  const found = seedOf(first?.by.id ?? '');
  // Earlier releases of the demonstration had no agencies, or no topics: their facts are others under the same keys.
  const isCurrent = (await engine.figures.agencies()).length > 0 && first?.fact['topic'] !== undefined;
  if (found === seed && isCurrent) return;
  if (found === seed) throw refused('--demo: the database holds the demonstration of an earlier release');
  throw refused(
    found === null
      ? '--demo: the database holds cases that are not of the demonstration'
      : `--demo: the database holds the demonstration with seed ${found}, not ${seed}`,
  );
};
