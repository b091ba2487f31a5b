import type { Overlay } from '@gongkai/calendar';
import type { WarningRule } from '@gongkai/engine';
import { readWarningRules, USUAL_WARNINGS } from '@gongkai/engine';
import { overlaysIn } from './local-days.ts';
import { Unusable } from './unusable.ts';

/** The settings of the environment, by the same names as those of a node. */
export interface Environment {
  readonly databaseUrl: string | undefined;
  readonly data: string | undefined;
  /** Heads of the ledger in a second place, and the key that signs them. */
  readonly heads: string | undefined;
  readonly headsKey: string | undefined;
  /** The file of the key of the register of applicants. */
  readonly partyKey: string | undefined;
  /** The key of the person who records. */
  readonly key: string | undefined;
  readonly host: string;
  readonly port: string;
  /** @throws Unusable when the setting cannot be read. */
  warnings(): readonly WarningRule[];
  /**
   * Local days, as the nodes count them.
   * @throws Unusable when the setting cannot be read.
   */
  overlays(): readonly Overlay[];
}

const given = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

/** Reads the environment, once. */
export const readEnvironment = (variables: Readonly<Record<string, string | undefined>>): Environment => ({
  databaseUrl: given(variables['DATABASE_URL']),
  data: given(variables['GONGKAI_DATA']),
  heads: given(variables['GONGKAI_HEADS']),
  headsKey: given(variables['GONGKAI_HEADS_KEY']),
  partyKey: given(variables['GONGKAI_PARTY_KEY']),
  key: given(variables['GONGKAI_KEY']),
  host: given(variables['HOST']) ?? '127.0.0.1',
  port: given(variables['PORT']) ?? '8080',
  // A store that is planned with other reminders than its nodes have would lose the reminders of the nodes.
  warnings: () => {
    const text = variables['GONGKAI_WARNINGS'];
    if (text === undefined) return USUAL_WARNINGS;
    const { rules, bad } = readWarningRules(text);
    if (bad.length > 0) throw new Unusable(`GONGKAI_WARNINGS: ${bad.join(', ')} is not a warning; write 5wd:holder`);
    return rules;
  },
  // A store that is planned on another calendar than its nodes have would move their dates.
  overlays: () => overlaysIn(variables['GONGKAI_OVERLAYS'] ?? ''),
});
