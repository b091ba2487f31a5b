import { dutiesOf } from '@gongkai/core';
import type { Engine } from '@gongkai/engine';
import type { Some } from './draw.ts';

/** A caller: its Authorization header, and what it should permit. */
export interface Role {
  readonly name: string;
  /** Null without a header. */
  readonly authorization: string | null;
  /** Whether it is a key that is not disabled. */
  readonly admitted: boolean;
  /** The only agency that it may reach; null for all. */
  readonly agency: string | null;
}

/** The agencies of a world; neither may read the cases of the other. */
export const AGENCIES = ['kunming', 'dali'] as const;

/** The name of unused keys, which may be disabled. */
export const SPARE = 'spare';
const SPARES = 60;

const strangers: readonly Pick<Role, 'name' | 'authorization'>[] = [
  { name: 'an empty key', authorization: 'Bearer ' },
  { name: 'a key that was never made', authorization: `Bearer gk_${'A'.repeat(43)}` },
  { name: 'another scheme', authorization: 'Basic YTpi' },
  { name: 'a huge key', authorization: `Bearer ${'g'.repeat(70_000)}` },
  { name: 'two keys', authorization: `Bearer gk_${'A'.repeat(43)}, Bearer gk_${'B'.repeat(43)}` },
];

const NO_KEY: Role = { name: 'no key', authorization: null, admitted: false, agency: null };

/**
 * Every kind of caller: each duty alone, several together, other agencies, administrators, disabled keys, strangers.
 */
export const makeRoles = async ({ keys, procedures }: Engine): Promise<Some<Role>> => {
  const all = Object.keys(dutiesOf([...procedures.values()])).filter(
    (duty) => duty !== 'system' && duty !== 'applicant',
  );
  const add = async (name: string, duties: readonly string[], agency: string | null, administrator = false) => {
    const { secret, id } = await keys.add({ name, duties, agency, administrator });
    return { role: { name, authorization: `Bearer ${secret}`, admitted: true, agency }, id };
  };
  const held = [
    ...all.map((duty) => [duty, [duty], AGENCIES[0]] as const),
    ...['first', 'second', 'third'].map((name) => [`${name} of all duties`, all, AGENCIES[0]] as const),
    ['registrar and handler', ['registrar', 'handler'], AGENCIES[0]] as const,
    ['another agency', all, AGENCIES[1]] as const,
    ['every agency', all, null] as const,
  ];
  const roles: Role[] = strangers.map((one) => ({ ...NO_KEY, ...one }));
  for (const [name, duties, agency] of held) roles.push((await add(name, duties, agency)).role);
  roles.push((await add('administrator', [], null, true)).role);
  for (let count = 0; count < SPARES; count += 1) await add(SPARE, ['handler'], AGENCIES[0]);
  const { role, id } = await add('disabled', all, null);
  await keys.disable(id);
  return [NO_KEY, ...roles, { ...role, admitted: false }];
};
