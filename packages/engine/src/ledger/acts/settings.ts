import type { Calendar } from '@gongkai/calendar';
import type { Rules } from '../../deadlines/plan.ts';
import { hashCalendar } from '../../deadlines/hash-calendar.ts';
import type { Store } from '../../store/store.ts';
import { type ActRow, type Image, readAct, SYSTEM_MAKER } from './act.ts';

const SETTINGS = 'settings';

/** The form of what is derived from the facts of a case; a release that derives more brings every case up to date. */
const DERIVED_COLUMNS = 'lists';

/** The settings with which an engine writes cases: calendars by their hashes, versions of procedures, reminders. */
export const settingsImage = (
  { procedures, warnings }: Pick<Rules, 'procedures' | 'warnings'>,
  calendars: { readonly all: readonly Calendar[] },
): Image => ({
  calendars: JSON.stringify(calendars.all.map(hashCalendar).toSorted()),
  procedures: JSON.stringify([...procedures.values()].map(({ id, version }) => `${id}@${version}`).toSorted()),
  columns: DERIVED_COLUMNS,
  warnings: JSON.stringify(warnings.map(({ before, unit, to }) => ({ before, unit, to }))),
});

const lastSettings = async (store: Pick<Store, 'lastAct'>): Promise<Image | null> => {
  const last = await store.lastAct('settings.changed');
  const [row] = last === null ? [] : readAct(last);
  return row?.row ?? null;
};

/** Whether cases were last brought up to date with these procedures and calendars; reminders bring nothing up to date. */
export const areUpToDate = async (store: Pick<Store, 'lastAct'>, image: Image): Promise<boolean> => {
  const last = await lastSettings(store);
  return last !== null && ['calendars', 'procedures', 'columns'].every((name) => last[name] === image[name]);
};

/** Records settings that are others than the last ones. */
export const recordSettings = async (store: Store, image: Image): Promise<void> => {
  const last = await lastSettings(store);
  if (last !== null && Object.keys(image).every((name) => last[name] === image[name])) return;
  await store.record({ kind: 'settings.changed', actor: SYSTEM_MAKER, rows: [{ t: SETTINGS, row: image }] });
};

/** Settings that were ever in force, by the chain of acts. */
export interface KnownSettings {
  readonly add: (row: ActRow) => void;
  /** Hashes of calendars. */
  readonly calendars: ReadonlySet<string>;
  /** Each list of reminders once. */
  readonly warnings: () => readonly Rules['warnings'][];
}

/** No settings yet. */
export const knownSettings = (): KnownSettings => {
  const calendars = new Set<string>();
  const warnings = new Map<string, Rules['warnings']>();
  return {
    add: ({ t, row }) => {
      if (t !== SETTINGS) return;
      for (const one of JSON.parse(String(row['calendars'])) as readonly string[]) calendars.add(one);
      const text = String(row['warnings']);
      warnings.set(text, JSON.parse(text) as Rules['warnings']);
    },
    calendars,
    warnings: () => [...warnings.values()],
  };
};
