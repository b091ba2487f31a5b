import type { Engine } from '@gongkai/engine';
import { deskStories } from './desk-stories.ts';
import { loadStories } from './load-stories.ts';
import { giveLogins } from './logins.ts';
import { addPeople } from './people.ts';
import { DEMO_SEED, runDemo } from './run-demo.ts';
import { showAccounts } from './show-accounts.ts';

/**
 * Fills an engine with the whole demonstration: the simulated year, people, the cases of their desks, accounts. What a
 * start did before is not done again, and the secrets of the accounts are shown by the start that made them alone.
 */
export const openDemo = async (
  engine: Engine,
  { seed = DEMO_SEED, data }: { readonly seed?: number | undefined; readonly data: string },
  { out, key }: { readonly out: Parameters<typeof runDemo>[1]; readonly key: Buffer },
): Promise<void> => {
  await runDemo(engine, out, seed);
  const people = await addPeople(engine, seed);
  // Accounts are made last, so the cases of the desks are there once they are.
  if (await engine.signIn.isUsed()) return;
  const now = await engine.now();
  const desks = await loadStories(engine, deskStories(seed, { calendar: engine.calendar, now }), { seed });
  out.write(`${people} people, ${desks.of} open cases on their desks\n`);
  const made = await giveLogins(engine, seed, { key });
  if (made !== null) out.write(`${showAccounts(made, { data }, out.isTTY === true)}\n`);
};
