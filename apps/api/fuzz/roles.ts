import { dutiesOf } from '@gongkai/core';
import type { Engine } from '@gongkai/engine';
import type { Some } from './draw.ts';

/** A caller: by which headers it is known, and what these should permit. */
export interface Role {
  readonly name: string;
  /** A key, or the cookie of a session with the page that it comes from. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether it is a key or a session that was not ended. */
  readonly admitted: boolean;
  /** The only agency that it may reach; null for all. */
  readonly agency: string | null;
}

/** The agencies of a world; neither may read the cases of the other. */
export const AGENCIES = ['kunming', 'dali'] as const;

/** The name of unused keys, which may be disabled. */
export const SPARE = 'spare';
const SPARES = 60;

const STRANGERS: Readonly<Record<string, Role['headers']>> = {
  'no key': {},
  'an empty key': { authorization: 'Bearer ' },
  'a key that was never made': { authorization: `Bearer gk_${'A'.repeat(43)}` },
  'another scheme': { authorization: 'Basic YTpi' },
  'a huge key': { authorization: `Bearer ${'g'.repeat(70_000)}` },
  'two keys': { authorization: `Bearer gk_${'A'.repeat(43)}, Bearer gk_${'B'.repeat(43)}` },
  'a session that never began': { cookie: `gongkai-session=${'A'.repeat(43)}`, origin: 'http://localhost' },
};

/** Callers that are unknown. */
export const strangers = (): Some<Role> => {
  const [first, ...others] = Object.entries(STRANGERS).map(([name, headers]): Role => {
    return { name, headers, admitted: false, agency: null };
  });
  if (first === undefined) throw new Error('there are strangers');
  return [first, ...others];
};

/**
 * Every kind of caller: each duty alone, several together, other agencies, administrators, disabled keys.
 */
export const makeRoles = async ({ keys, procedures }: Engine): Promise<readonly Role[]> => {
  const all = Object.keys(dutiesOf([...procedures.values()])).filter(
    (duty) => duty !== 'system' && duty !== 'applicant',
  );
  const add = async (name: string, duties: readonly string[], agency: string | null, administrator = false) => {
    const { secret, id } = await keys.add({ name, duties, agency, administrator });
    return { role: { name, headers: { authorization: `Bearer ${secret}` }, admitted: true, agency }, id };
  };
  const held = [
    ...all.map((duty) => [duty, [duty], AGENCIES[0]] as const),
    ...['first', 'second', 'third'].map((name) => [`${name} of all duties`, all, AGENCIES[0]] as const),
    ['registrar and handler', ['registrar', 'handler'], AGENCIES[0]] as const,
    ['another agency', all, AGENCIES[1]] as const,
    ['every agency', all, null] as const,
  ];
  const roles: Role[] = [];
  for (const [name, duties, agency] of held) roles.push((await add(name, duties, agency)).role);
  roles.push((await add('administrator', [], null, true)).role);
  for (let count = 0; count < SPARES; count += 1) await add(SPARE, ['handler'], AGENCIES[0]);
  const { role, id } = await add('disabled', all, null);
  await keys.disable(id);
  return [...roles, { ...role, admitted: false }];
};
