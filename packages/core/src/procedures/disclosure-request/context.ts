import type { CivilDate, Instant, Interval } from '@gongkai/calendar';
import type { z } from 'zod';
import type { Kept, Measure, NamedDay } from '../../kernel/index.ts';
import type { applicantKind, channel } from './receipt-terms.ts';
import type { Topic } from './topics.ts';
import type { OutcomeCode, WithholdGround } from './outcomes.ts';
import type { requestSettings } from './settings.ts';

/** The text that governs a request; chosen by its date and kept on it. */
export type Regime = 'FOI2008' | 'FOI2019';

/** The periods that measure the reply clock. */
export type ReplyPeriod =
  | 'reply'
  | 'reply-2008'
  | 'reply-after-fee'
  | 'delayed-reply'
  | 'ordered-reply'
  | 'ordered-reply-2017'
  | 'ordered-by-court'
  | 'ordered-undated'
  | 'ordered-undated-2008';

/** One run of the reply clock. A correction, a paid fee, an accepted delay or an order starts a new run. */
export interface ReplyRun {
  readonly period: ReplyPeriod;
  readonly start: CivilDate;
  /** Set by the agency (Art. 35) or by an order; the other runs have a statutory length. */
  readonly dueOn: CivilDate | null;
}

/** Arts. 29 and 31: how and when the request came. */
export interface ReceiptSlice {
  readonly regime: Regime | null;
  readonly channel: z.output<typeof channel> | null;
  readonly applicant: z.output<typeof applicantKind> | null;
  readonly submittedOn: CivilDate | null;
  readonly confirmedOn: CivilDate | null;
  /** The first date of receipt: the year in which the request is counted as new. */
  readonly firstReceivedOn: CivilDate | null;
  /** The date of receipt in force; a corrected application has a new one. */
  readonly receivedOn: CivilDate | null;
  /** When that was; the start of the day where the hour is not on record. */
  readonly receivedAt: Instant | null;
  /** What Art. 29 asks for and the request lacks; the text of 2008 asks for less (`missingIn`). */
  readonly missing: readonly ('name' | 'identityProof' | 'contact' | 'description')[];
  /** Matters into which the request was split; 1 where it was not. */
  readonly items: number;
}

/** What the words of the applicant say: the only texts that a case keeps apart from its facts, for lists. */
export interface WordsSlice {
  readonly subject: string | null;
  readonly party: string | null;
}

/** What the request is about, whose it is, and how it may be answered. */
export interface AboutSlice extends WordsSlice {
  readonly topic: Topic | null;
  /** What a correction says that came late: it holds once its reason is found good. */
  readonly suppliedLate: (Partial<WordsSlice> & Partial<Pick<ReceiptSlice, 'missing'>>) | null;
  /** Whether the applicant chose electronic service in writing. */
  readonly electronicChosen: boolean;
}

/** Art. 33: the reply clock, its extension, and the days on which it stood. */
export interface ReplySlice {
  readonly reply: ReplyRun | null;
  readonly extension: {
    readonly workingDays: number;
    readonly approvedOn: CivilDate;
    readonly notifiedOn: CivilDate | null;
    /** Set where the extension was granted until a day. */
    readonly until?: NamedDay;
  } | null;
  /** When the latest extension was approved. */
  readonly extensionApprovedAt: Instant | null;
  readonly extensions: number;
  /** The days on which the reply clock stood for letters to the applicant that were lost. */
  readonly lost: readonly Interval[];
}

/** A notice of correction and what came of it. */
export interface CorrectionNotice {
  readonly noticedOn: CivilDate;
  readonly deliveredOn: CivilDate | null;
  readonly dueOn: CivilDate | null;
  readonly suppliedOn: CivilDate | null;
  /** The day on which it came after its date; an officer then judges the reason. */
  readonly lateOn: CivilDate | null;
  readonly judgedOn: CivilDate | null;
  /**
   * The reply clock that the notice made void: shown while the correction is awaited, restored if the notice is lost. Null
   * where it had not begun, or where it was over: then it runs on.
   */
  readonly voided: {
    readonly reply: ReplyRun;
    readonly extension: ReplySlice['extension'];
    readonly measure: Measure | null;
    readonly at: Instant;
  } | null;
}

/** Art. 30: the notice of correction and what came of it. */
export interface CorrectionSlice {
  readonly correction: CorrectionNotice | null;
  /** Notices that went out before the present one and are not answered: possible under the text of 2008 only. */
  readonly earlierNotices: readonly (CorrectionNotice & { readonly noticedAt: Instant | null })[];
  /** When a notice went out that stops nothing, until its letter is recorded as delivered or lost. */
  readonly idleNoticeAt: Instant | null;
  /** When the present notice went out. */
  readonly noticedAt: Instant | null;
  readonly corrections: number;
  /** A notice of correction that went out in time was lost: sending it again is not late. */
  readonly noticeLost: boolean;
}

/** Arts. 32 to 34: a letter to a third party, a co-making agency, or another agency. */
export interface Consultation {
  readonly id: string;
  readonly party: 'third-party' | 'co-agency' | 'other-agency';
  readonly sentOn: CivilDate;
  readonly deliveredOn: CivilDate | null;
  /** Last day of the pause: the day of the answer, of the failed delivery, or the last day of its period. */
  readonly closedOn: CivilDate | null;
  readonly how: 'consents' | 'objects' | 'silent' | 'undelivered' | 'recalled' | null;
  readonly reasoned: boolean;
  readonly overridden: boolean;
  /** The agency found the reasons of the objection not good. */
  readonly rejected: boolean;
  /** The day of an opinion that came after its period: on record, without effect. */
  readonly lateOn: CivilDate | null;
}

export interface ConsultationSlice {
  readonly consultations: readonly Consultation[];
  /** When each letter was sent, by the name of its consultation. */
  readonly consultationsSentAt: Readonly<Record<string, Instant>>;
  /** Who is asked, by the name of the consultation, where that is on record. */
  readonly counterparts: Readonly<Record<string, string>>;
}

/** Art. 35: an excessive request and its reasons. */
export interface ExcessiveSlice {
  readonly reasons: { readonly requestedOn: CivilDate; readonly closedOn: CivilDate | null } | null;
}

/** Art. 42 with 国办函〔2020〕109号: the fee. */
export interface FeeSlice {
  /** When the notice of the fee went out. */
  readonly feeNoticedAt: Instant | null;
  readonly fee: {
    readonly amount: number;
    readonly paid: number;
    readonly noticedOn: CivilDate;
    readonly deliveredOn: CivilDate | null;
    readonly settledOn: CivilDate | null;
  } | null;
}

/** Arts. 14 to 18: the secrecy authority. */
export interface SecrecySlice {
  readonly secrecy: {
    readonly referredOn: CivilDate;
    readonly determinedOn: CivilDate | null;
    readonly finding: 'cleared' | 'withhold' | null;
  } | null;
}

/** Arts. 36 to 39: the draft and the decision. */
export interface DecisionSlice {
  readonly draft: OutcomeCode | null;
  /** Grounds on which the draft withholds something. */
  readonly grounds: readonly WithholdGround[];
  /** Whether the draft says that the information, or a part of it, does not exist (Art. 36(4)). */
  readonly saysAbsent: boolean;
  readonly outcome: OutcomeCode | null;
  readonly onSpotAt: Instant | null;
  readonly decidedAt: Instant | null;
  /** Whether nothing in the draft that is released is left without a secrecy review. */
  readonly cleared: boolean;
  /**
   * False where one person drafted, or countersigned, and signed, or where nothing was searched that is said not to exist:
   * recorded, and not a decision that ends a clock.
   */
  readonly signedApart: boolean;
}

/** Service of the reply, and the closing of a case without one. */
export interface ServiceSlice {
  /** The first handing over: what decides whether the reply was in time. */
  readonly servedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly services: readonly { readonly at: Instant; readonly way: string }[];
  /** When the letter came back; null once it is served again. */
  readonly returnedAt: Instant | null;
  /** The day on which the letter in force was signed for; null as long as that is not on record. */
  readonly deliveredOn: CivilDate | null;
  /** Results that the agency added to its reply. */
  readonly further: readonly { readonly outcome: OutcomeCode; readonly at: Instant }[];
}

/** A result that was reached before an order reopened the case. */
export interface EarlierResult {
  readonly outcome: OutcomeCode;
  readonly finishedAt: Instant;
  readonly measure: Measure | null;
  /** When the reply was given; null where the case ended without one. */
  readonly repliedAt: Instant | null;
  readonly remandedOn: CivilDate;
  /** Set where the agency itself replaced its reply. */
  readonly selfCorrected?: true;
}

/** A run of the reply clock that ended before the request was handled again. */
export interface PastRun {
  readonly period: ReplyPeriod;
  readonly start: CivilDate;
  readonly measure: Measure | null;
  /** The reply, the close of the case, the order, or the notice of correction that ended it. */
  readonly endedAt: Instant;
  readonly how: 'replied' | 'closed' | 'ordered' | 'corrected';
  /** The place of the result to which it led among all results of the request. */
  readonly result: number;
  /** Set where the clock stood when it ended, for the payment of a fee: then it was not over. */
  readonly stood?: true;
  /** The same period when a reply was replaced inside or after it: what was over by then did not go on. */
  readonly after?: Pick<PastRun, 'measure' | 'endedAt'>;
}

/** An act of a reconsideration organ or a court against the agency. */
export interface Remedy {
  readonly on: CivilDate;
  readonly by: 'review-organ' | 'court';
  readonly result: 'corrected' | 'other';
  /** The number of the decision or judgment: two acts of one document are one decision. */
  readonly document: string;
  /** How many results there were: that on which it decides is the last of them; 0 is silence. */
  readonly reply: number;
}

/** Arts. 47 and 51: complaints, reconsideration, litigation. */
export interface RemediesSlice {
  readonly complaints: readonly CivilDate[];
  readonly earlier: readonly EarlierResult[];
  /** Lapses that were excused later: each stays in the table of its year. */
  readonly lapses: readonly EarlierResult[];
  readonly past: readonly PastRun[];
  /** The run of the reply that the agency replaced last, as it was when it was replaced. */
  readonly replaced: (Pick<PastRun, 'measure' | 'endedAt'> & { readonly run: ReplyRun }) | null;
  readonly remedies: readonly Remedy[];
}

/** One letter that became several cases. */
export interface SeparationSlice {
  /** The number of the cases that are counted in its place; 0 for a request that is counted itself. */
  readonly parts: number;
}

/** The context of a request apart from its state: dates, flags and numbers of documents; no texts but those of lists. */
export interface RequestContext
  extends
    Kept<typeof requestSettings>,
    ReceiptSlice,
    AboutSlice,
    SeparationSlice,
    ReplySlice,
    CorrectionSlice,
    ConsultationSlice,
    ExcessiveSlice,
    FeeSlice,
    SecrecySlice,
    DecisionSlice,
    ServiceSlice,
    RemediesSlice {}
