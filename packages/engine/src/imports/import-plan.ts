import type { AgencyPut } from '../agencies/places.ts';
import type { RegisterEntry } from '../store/store.ts';
import type { CasePlan } from './judge-plan.ts';
import type { PlannedPerson } from './plan-people.ts';

/** A figure of a register, before it has its number. */
export type ImportedEntry = Omit<RegisterEntry, 'seq' | 'by' | 'at'>;

/** What an import brings in. */
export type ImportPlan =
  | { readonly kind: 'cases'; readonly agency: string; readonly cases: readonly CasePlan[] }
  | { readonly kind: 'agencies'; readonly agencies: readonly AgencyPut[] }
  | { readonly kind: 'people'; readonly people: readonly PlannedPerson[] }
  | { readonly kind: 'registers'; readonly entries: readonly ImportedEntry[] };
