import { COMMAND_LINE, type Engine } from '@gongkai/engine';

/** A key that was made, with its secret. */
export interface NewSecret {
  readonly id: string;
  readonly secret: string;
}

/** A new administrator's key. */
export const newAdministrator = ({ keys }: Engine, name: string): Promise<NewSecret> =>
  keys.add({ name, agency: null, duties: [], administrator: true }, { id: COMMAND_LINE });

/** The first administrator's key; null when there is one already. */
export const firstKey = ({ keys }: Engine): Promise<NewSecret | null> => keys.addFirst('first administrator');
