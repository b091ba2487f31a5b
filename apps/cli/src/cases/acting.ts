import type { Caller, Engine } from '@gongkai/engine';
import { type Environment, Unusable } from '../kit.ts';

/** The holder of the key in the environment. */
const holderIn = async ({ keys }: Engine, { key }: Environment): Promise<Caller> => {
  if (key === undefined)
    throw new Unusable(
      'put the key of the person who records into GONGKAI_KEY; gongkai keys add makes one',
      'key/missing',
    );
  const holder = await keys.find(key);
  if (holder === null) throw new Unusable('the key in GONGKAI_KEY is not of this database, or disabled', 'key/unknown');
  return holder;
};

/**
 * Returns the administrator whose key is in the environment.
 * @throws Unusable without the key of an administrator.
 */
export const administrator = async (engine: Engine, environment: Environment): Promise<Caller> => {
  const holder = await holderIn(engine, environment);
  if (holder.administrator === 'system') return holder;
  throw new Unusable('the key in GONGKAI_KEY is not of an administrator', 'key/no-administrator');
};

/**
 * Returns the holder of the key in the environment, who records, as in the API: the same duties and the same separation of
 * duties hold.
 * @throws Unusable without a key that may record.
 */
export const actingHolder = async (engine: Engine, environment: Environment): Promise<Caller> => {
  const holder = await holderIn(engine, environment);
  if (holder.administrator !== null)
    throw new Unusable('an administrator holds no duty; gongkai keys add --duties makes a key', 'key/no-duty');
  return holder;
};

/**
 * Returns the agency in which a holder opens a case: its own, or the one given with a key for every agency.
 * @throws Unusable when none is given, or another one than that of the key.
 */
export const agencyFor = ({ agency, acting }: Caller, asked: string | undefined): string => {
  if (agency === null) {
    if (asked === undefined)
      throw new Unusable('this key is for every agency: say which with --agency', 'usage/missing-argument');
    return asked;
  }
  if (asked === undefined || asked === agency || acting.some((one) => one.agency === asked)) return asked ?? agency;
  throw new Unusable(`this key is for ${agency}`);
};
