import { COMMAND_LINE, type Engine } from '@gongkai/engine';

/** The secret of a new administrator's key. */
export const newAdministrator = async ({ keys }: Engine, name: string): Promise<string> =>
  (await keys.add({ name, agency: null, duties: [], administrator: true }, COMMAND_LINE)).secret;

/** The secret of the first administrator's key; null when there is one already. */
export const firstKey = async ({ keys }: Engine): Promise<string | null> =>
  (await keys.addFirst('first administrator'))?.secret ?? null;
