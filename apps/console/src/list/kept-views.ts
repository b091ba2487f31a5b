import { keep, kept } from '../data/kept-choice.ts';

/** A search of the register that a person gave a name. */
export interface KeptView {
  readonly name: string;
  readonly search: Readonly<Record<string, string>>;
}

const NAME = 'register.views';
const COLUMNS = 'register.columns';

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string');

const isView = (value: unknown): value is KeptView =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'search' in value &&
  isTexts(value.search);

const listIn = (name: string): readonly unknown[] => {
  try {
    const found: unknown = JSON.parse(kept(name) ?? '[]');
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
};

/** The views that this browser keeps. */
export const keptViews = (): readonly KeptView[] => listIn(NAME).filter(isView);

/** Keeps the views in this browser. */
export const keepViews = (views: readonly KeptView[]): void => keep(NAME, JSON.stringify(views));

/** The columns that this browser keeps; none where it keeps no choice. */
export const keptColumns = (): readonly string[] =>
  listIn(COLUMNS).filter((one): one is string => typeof one === 'string');

/** Keeps the choice of columns. */
export const keepColumns = (columns: readonly string[]): void => keep(COLUMNS, JSON.stringify(columns));
