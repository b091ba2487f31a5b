import type { CivilDate, Instant, Interval } from '@gongkai/calendar';
import type { z } from 'zod';
import type { Measure } from '../../kernel/clock.ts';
import { overridesOf } from '../../kernel/overrides.ts';
import type { applicantKind, channel, WithholdGround } from './facts.ts';
import type { OutcomeCode } from './outcomes.ts';
import type { RequestOverrides } from './settings.ts';
import { requestSettings } from './settings.ts';

/** The text that governs a request; chosen by its date and kept on it. */
export type Regime = 'FOI2008' | 'FOI2019';

/** One run of the reply clock. A correction, a paid fee, an accepted delay or an order starts a new run. */
export interface ReplyRun {
  readonly period:
    | 'reply'
    | 'reply-2008'
    | 'reply-after-fee'
    | 'delayed-reply'
    | 'ordered-reply'
    | 'ordered-reply-2017'
    | 'ordered-by-court';
  readonly start: CivilDate;
  /** Set by the agency (Art. 35) or by an order; the other runs have a statutory length. */
  readonly dueOn: CivilDate | null;
}

/** A letter to a third party or a co-making agency. */
export interface Consultation {
  readonly id: string;
  readonly party: 'third-party' | 'co-agency';
  readonly sentOn: CivilDate;
  readonly deliveredOn: CivilDate | null;
  /** Last day of the pause: the day of the answer, of the failed delivery, or the last day of its period. */
  readonly closedOn: CivilDate | null;
  readonly how: 'consents' | 'objects' | 'silent' | 'undelivered' | null;
  readonly reasoned: boolean;
  readonly overridden: boolean;
  /** The agency found the reasons of the objection not good. */
  readonly rejected: boolean;
  /** The day of an opinion that came after its period: on record, without effect. */
  readonly lateOn: CivilDate | null;
}

/** A result that was reached before an order reopened the case. */
export interface EarlierResult {
  readonly outcome: OutcomeCode;
  readonly finishedAt: Instant;
  readonly measure: Measure | null;
  /** When the reply was given; null where the case ended without one, which is never late. */
  readonly repliedAt: Instant | null;
  readonly remandedOn: CivilDate;
}

/** What a request keeps besides its state: dates and flags, never texts. */
export interface RequestContext {
  readonly settings: RequestOverrides;
  readonly regime: Regime | null;
  readonly channel: z.output<typeof channel> | null;
  readonly applicant: z.output<typeof applicantKind> | null;
  readonly submittedOn: CivilDate | null;
  readonly confirmedOn: CivilDate | null;
  /** The first date of receipt: the year in which the request is counted as new. */
  readonly firstReceivedOn: CivilDate | null;
  /** The date of receipt in force; a corrected application has a new one. */
  readonly receivedOn: CivilDate | null;
  readonly reply: ReplyRun | null;
  readonly correction: {
    readonly noticedOn: CivilDate;
    readonly deliveredOn: CivilDate | null;
    readonly dueOn: CivilDate | null;
    readonly suppliedOn: CivilDate | null;
    /** The day on which it came after its date; an officer then judges the reason. */
    readonly lateOn: CivilDate | null;
    readonly judgedOn: CivilDate | null;
    /** The reply clock that the notice made void: shown while the correction is awaited, restored if the notice is lost. */
    readonly voided: {
      readonly reply: ReplyRun;
      readonly extension: RequestContext['extension'];
      readonly measure: Measure | null;
      readonly at: Instant;
    } | null;
  } | null;
  readonly corrections: number;
  /** A notice of correction that went out in time was lost: sending it again is not late. */
  readonly noticeLost: boolean;
  /** The days on which the reply clock stood for letters to the applicant that were lost. */
  readonly lost: readonly Interval[];
  readonly consultations: readonly Consultation[];
  readonly secrecy: {
    readonly referredOn: CivilDate;
    readonly determinedOn: CivilDate | null;
    readonly finding: 'cleared' | 'withhold' | null;
  } | null;
  readonly reasons: { readonly requestedOn: CivilDate; readonly closedOn: CivilDate | null } | null;
  readonly fee: {
    readonly amount: number;
    readonly paid: number;
    readonly noticedOn: CivilDate;
    readonly deliveredOn: CivilDate | null;
    readonly settledOn: CivilDate | null;
  } | null;
  readonly extension: {
    readonly workingDays: number;
    readonly approvedOn: CivilDate;
    readonly notifiedOn: CivilDate | null;
  } | null;
  readonly extensions: number;
  readonly draft: OutcomeCode | null;
  /** Grounds on which the draft withholds something. */
  readonly grounds: readonly WithholdGround[];
  readonly outcome: OutcomeCode | null;
  readonly onSpotAt: Instant | null;
  readonly decidedAt: Instant | null;
  readonly servedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly complaints: readonly CivilDate[];
  readonly earlier: readonly EarlierResult[];
  /** Expiries that are recorded, by clock: the end of the period that ran out. */
  readonly expired: Readonly<Record<string, Instant>>;
}

const EMPTY: Omit<RequestContext, 'settings'> = {
  regime: null,
  channel: null,
  applicant: null,
  submittedOn: null,
  confirmedOn: null,
  firstReceivedOn: null,
  receivedOn: null,
  reply: null,
  correction: null,
  corrections: 0,
  noticeLost: false,
  lost: [],
  consultations: [],
  secrecy: null,
  reasons: null,
  fee: null,
  extension: null,
  extensions: 0,
  draft: null,
  grounds: [],
  outcome: null,
  onSpotAt: null,
  decidedAt: null,
  servedAt: null,
  closedAt: null,
  complaints: [],
  earlier: [],
  expired: {},
};

/**
 * The context of a request before its first fact.
 * @throws z.ZodError when a setting is unknown or has no such value.
 */
export const emptyRequest = (settings: object): RequestContext => ({
  ...EMPTY,
  settings: overridesOf(requestSettings, settings),
});
