import { type AttachmentLimits, type Attachments, createAttachments } from './blobs/attachments.ts';
import { type Calendar, nationalCalendar } from '@gongkai/calendar';
import { type AnyProcedure, type CasePlace, openingAgency } from '@gongkai/core';
import { defineProcedures } from '@gongkai/core/kit';
import { type AgencyDays, agencyDaysOf } from './agencies/agency-days.ts';
import { openProfiles, type Profiles } from './agencies/profiles.ts';
import { type DueChanges, dueChangesOn } from './deadlines/due-changes.ts';
import { type DeadlineOptions, type Deadlines, openDeadlines } from './deadlines/deadlines.ts';
import { saltsFrom } from './ledger/salt.ts';
import { type VerifyReport, verifyStore } from './ledger/verify.ts';
import { type Imports, importsOf } from './imports/imports.ts';
import { openParties, type Parties } from './parties/parties.ts';
import type { PartyKey } from './parties/party-key.ts';
import {
  type CaseRecord,
  type Keys,
  keysOf,
  type Move,
  type Random,
  type Reader,
  readerOf,
  type Scope,
  type SignIn,
  signInOf,
  type Store,
  systemRandom,
} from './store/kit.ts';
import type { Caller } from './people/caller.ts';
import type { People } from './people/people.ts';
import { grantable, peopleOf } from './people/people-of.ts';
import { type Scoped, scopedOn } from './people/scoped.ts';
import { type Personal, personalOf } from './personal/personal.ts';
import { createSearch, type EngineSearch } from './search/engine-search.ts';
import { type Previews, previewsOf } from './submit/preview.ts';
import { type Splits, splitsOf } from './submit/split.ts';
import { type Merges, mergesOf } from './submit/merge.ts';
import { linkedRecords, suggestedByLinks } from './submit/linked-tasks.ts';
import { createSubmissions, type Submissions } from './submit/submissions.ts';

/** How an engine is opened. */
export interface EngineOptions {
  readonly store: Store;
  readonly procedures: readonly AnyProcedure[];
  /** Default: the national calendar. Notices in the store are applied on top of it. */
  readonly calendar?: Calendar;
  /** Reminders before clocks run out; none by default. */
  readonly warnings?: DeadlineOptions['warnings'];
  /** Submissions that may wait, default 10,000; one more is rejected with {@link EngineBusyError}. */
  readonly maxQueued?: number;
  /** Called for every due day that a new calendar moved. */
  readonly onMoved?: (moved: Move) => void;
  /** How the clock of this host is watched where a store uses it; default: a jump of two minutes stops the sweep. */
  readonly clockGuard?: DeadlineOptions['clockGuard'];
  /** The key of the register of those who ask; without it none is kept, and no earlier case is recognised. */
  readonly partyKey?: PartyKey;
  readonly random?: Random;
  /** Bytes that attached files may have; default: 50 MB each, 200 MB a case. */
  readonly attachmentLimits?: Partial<AttachmentLimits>;
}

/** Durable cases. */
export interface Engine extends Submissions, Splits, Merges, Previews, Reader, Deadlines {
  /** The calendar in force, without the local days of agencies; `loadNotices` of any node changes it. */
  readonly calendar: Calendar;
  /** The calendar of an agency, or of a case: with the local days of the agency that opened it, where it has any. */
  calendarOf(of: string | CasePlace): Calendar;
  readonly procedures: ReadonlyMap<string, AnyProcedure>;
  /** Walks every chain over the stored bytes and folds every case again, or one case. */
  verify(options?: { readonly caseId?: string; readonly onCase?: (checked: number) => void }): Promise<VerifyReport>;
  /** What a case calls for because of the cases that it is linked with, each with the number of that case. */
  linkedSuggestions(record: CaseRecord, scope?: Scope): Promise<ReturnType<typeof suggestedByLinks>>;
  /** How often the due days of a case changed by facts; null for a case that cannot be folded. */
  dueChanges(record: CaseRecord): Promise<DueChanges | null>;
  readonly keys: Keys;
  readonly attachments: Attachments;
  readonly search: EngineSearch;
  readonly signIn: SignIn;
  readonly profiles: Profiles;
  readonly parties: Parties;
  readonly imports: Imports;
  /** Agencies as they were on each day, and the gaps in their numbers. */
  readonly agencies: AgencyDays;
  readonly people: People;
  readonly personal: Personal;
  /** The engine as a caller has it: with their reach in every statement, and their duties on every fact. */
  as(caller: Caller): Scoped;
  /** Accepts nothing more, finishes what waits, then closes the store. */
  close(): Promise<void>;
}

/**
 * Opens an engine over a store. Cases that an earlier release or another calendar wrote are brought up to date first.
 * @throws UnknownKindError that names stored cases which the procedures cannot open; Error for two procedures that share
 * a name.
 */
export const openEngine = async (options: EngineOptions): Promise<Engine> => {
  const { store, maxQueued = 10_000, random = systemRandom, warnings = [], onMoved = () => undefined } = options;
  const { calendar = nationalCalendar, clockGuard } = options;
  const procedures: ReadonlyMap<string, AnyProcedure> = new Map(
    defineProcedures(options.procedures).map((one) => [one.id, one]),
  );
  const salt = saltsFrom(random);
  const profiles = await openProfiles(store, procedures);
  const deadlines = await openDeadlines({ store, profiles, procedures, calendar, warnings, onMoved, clockGuard, salt });
  const { rules } = deadlines;
  const parties = await openParties(store, procedures, options.partyKey ?? null);
  const submissions = createSubmissions({ store, rules, maxQueued, random, salt, profiles, parties: parties.writer });
  const { attachmentLimits: limits } = options;
  const attachments = createAttachments({ store, rules, submit: (...fact) => submissions.submit(...fact), limits });
  const previews = previewsOf({ store, rules, random, salt, profiles });
  const calendarOf = (of: string | CasePlace): Calendar =>
    rules().calendarOf(typeof of === 'string' ? of : openingAgency(of));
  const putAgencies: Deadlines['putAgencies'] = (agencies, by) => deadlines.putAgencies(agencies, by);
  const duties = grantable(options.procedures);
  const people = peopleOf(store, duties, random);
  const recorder = { ...submissions, calendarOf, procedures, putAgencies, people };
  const imports = importsOf({ store, recorder, profiles, random, duties });
  return {
    ...readerOf(store),
    ...submissions,
    ...previews,
    ...splitsOf(store, procedures, { ...submissions, ...previews }),
    ...mergesOf(store, procedures, { ...submissions, ...previews }),
    sweep: (page) => deadlines.sweep(page),
    loadNotices: (text, by) => deadlines.loadNotices(text, by),
    putAgencies,
    clock: () => deadlines.clock(),
    clockStops: (limit) => deadlines.clockStops(limit),
    confirmClock: (by, at) => deadlines.confirmClock(by, at),
    get calendar() {
      return rules().calendarOf(null);
    },
    calendarOf,
    procedures,
    profiles,
    parties,
    imports,
    attachments,
    agencies: agencyDaysOf(store),
    verify: (what = {}) => verifyStore(store, rules(), { partyKey: options.partyKey ?? null, ...what }),
    linkedSuggestions: async (record, scope) => {
      const procedure = procedures.get(record.procedure);
      if (procedure === undefined || procedure.whenLinked.length === 0) return [];
      return suggestedByLinks(procedure, record, await linkedRecords(store, record, scope));
    },
    dueChanges: dueChangesOn(store, rules),
    keys: keysOf(store, options.procedures, random),
    search: createSearch(store, rules),
    personal: personalOf({ store, procedures, calendarOf, random }),
    signIn: signInOf(store, random),
    people,
    as: scopedOn(store, submissions),
    close: async () => {
      imports.stop();
      // At once: nothing more is taken, also while an import ends.
      const closed = submissions.close();
      await imports.idle();
      await closed;
      await deadlines.idle();
      await store.close();
    },
  };
};
