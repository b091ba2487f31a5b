import type { Instant } from '@gongkai/calendar';
import type { CaseState } from '@gongkai/core';
import { genesisOf, storedFact } from '../ledger/ledger.ts';
import {
  type CaseRecord,
  EMPTY_LIST,
  type LockedCase,
  type LockedSnapshot,
  type ReadSet,
  type Scope,
  type Store,
  type StoredFact,
  type TallyRow,
  type Writes,
} from '../store/kit.ts';
import { tallySum } from '../figures/tally-sum.ts';

/** The cases of one agency. */
export const only = (agency: string): Scope => ({ agency, below: false });

/** Nothing needed. */
export const NOTHING: ReadSet = { cases: [], responses: [], counters: [] };

/** Nothing written. */
export const NO_WRITES: Writes = {
  cases: [],
  facts: [],
  messages: [],
  responses: [],
  counters: [],
  renamed: [],
  parties: [],
  gaps: [],
  moves: [],
  tasks: [],
  links: [],
  unlinks: [],
  tallies: [],
};

const state = (value: string, version: number): CaseState => ({
  value,
  context: { flags: ['甲', null, { deep: true }], count: version },
  version,
  lastAt: 1_000,
  recorders: { 'draft.prepared': ['li'] },
});

/** A case after `version` facts; a store does not read its context. */
export const sampleCase = (id: string, version = 1, more: Partial<CaseRecord> = {}): CaseRecord => ({
  id,
  number: `依-昆明-2026-${id}`,
  procedure: 'disclosure-request',
  procedureVersion: '1.0.0',
  agency: '昆明',
  earlierAgencies: [],
  state: state('registered', version),
  subject: '某规划',
  party: null,
  externalKey: null,
  units: '',
  ...EMPTY_LIST,
  openedAt: 1_000,
  updatedAt: 2_000,
  nextDueAt: 5_000,
  nextWarningAt: null,
  dues: { reply: '2026-03-30', correction: '2027-01-04?' },
  warned: ['reply|2026-03-30|5working-day|holder'],
  calendarHash: 'calendar-1',
  counted: '[]',
  ...more,
});

/** The fact that follows a case's last one. */
export const sampleFact = (caseId: string, seq: number, previousHash: string, at: Instant = 1_000): StoredFact =>
  storedFact(
    {
      caseId,
      seq,
      type: 'request.submitted',
      at,
      recordedAt: at + 1_000,
      by: { id: 'li', duties: ['registrar'] },
      machine: 'disclosure-request@1.0.0',
      opening: seq === 1 ? { number: '依-1', agency: '昆明', settings: {} } : null,
      fact: { type: 'request.submitted', note: '“引号”\n\u0000\ud83d\ude00' },
      salt: 'c2FsdHNhbHRzYWx0c2FsdA',
    },
    previousHash,
  );

/** A case with its first fact, as one writes it. */
export const opened = (record: CaseRecord): Writes => ({
  ...NO_WRITES,
  cases: [record],
  facts: [sampleFact(record.id, 1, genesisOf(record.id))],
});

/** The tallies of exactly these cases. */
export const tallied = (records: readonly CaseRecord[]): readonly TallyRow[] => {
  const sum = tallySum();
  for (const { agency, counted } of records) sum.add(agency, counted, 1);
  return sum.rows();
};

/** Writes without asking. */
export const put = (store: Store, ...writes: readonly Partial<Writes>[]): Promise<void> => {
  const all = <K extends Exclude<keyof Writes, 'documents' | 'transfers'>>(part: K) =>
    writes.flatMap((one): readonly Writes[K][number][] => one[part] ?? []);
  return store.transact(NOTHING, () => ({
    writes: {
      cases: all('cases'),
      facts: all('facts'),
      messages: all('messages'),
      responses: all('responses'),
      counters: all('counters'),
      renamed: all('renamed'),
      parties: all('parties'),
      gaps: all('gaps'),
      moves: all('moves'),
      tasks: all('tasks'),
      links: all('links'),
      unlinks: all('unlinks'),
      tallies: all('tallies'),
      documents: writes.flatMap(({ documents = [] }) => documents),
    },
    result: undefined,
  }));
};

/** Locks and reads a read set, as a transaction does. */
export const lock = (store: Store, readSet: Partial<ReadSet>): Promise<LockedSnapshot> =>
  store.transact({ ...NOTHING, ...readSet }, (result) => ({ writes: NO_WRITES, result }));

/** The case after one more fact, with that fact. */
export const next = ({ record, head }: LockedCase): Writes => {
  const version = record.state.version + 1;
  return {
    ...NO_WRITES,
    cases: [{ ...record, state: { ...record.state, version } }],
    facts: [sampleFact(record.id, version, head)],
  };
};
