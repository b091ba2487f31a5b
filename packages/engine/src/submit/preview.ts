import type { Instant } from '@gongkai/calendar';
import { isCorrection, placeOf, refusal, type Refusal } from '@gongkai/core';
import { type OwnedProfiles, settingsUnder } from '../agencies/profiles.ts';
import { caseRules, type Rules } from '../deadlines/plan.ts';
import { pagesOfFacts } from '../ledger/refold.ts';
import type { Salts } from '../ledger/salt.ts';
import { caseIdOf, type CaseRecord, type Random, RANDOM_BYTES, type Store, type StoredFact } from '../store/kit.ts';
import { decideCorrection } from './correct.ts';
import { decideOpen, decideSubmit } from './decide.ts';
import { withKeptNumbers } from './kept-numbers.ts';
import { linkedCases, linkRefusal } from './link.ts';
import { actingAs, agencyRefusal, NOBODY_YET } from './reach.ts';
import { type Accepted, openingDay, type Outrun, type Refused, type Submitter, typeOf } from './submission.ts';
import type { OpenRequest } from './submissions.ts';
import { isKnownReceiver, transferRefusal } from './transfer.ts';

/** What would happen if a fact were recorded now; nothing is written. */
export interface Preview {
  /** The case as it is; null where the fact would open one. */
  readonly before: CaseRecord | null;
  /** The case as it would be; null where the fact would be refused. */
  readonly after: CaseRecord | null;
  readonly refusal: Refusal | null;
  /** The instant at which it was judged, by the store's clock. */
  readonly now: Instant;
}

/** Judges facts without recording them. */
export interface Previews {
  /** @throws BrokenCaseError when the stored case is damaged. */
  preview(caseId: string, fact: unknown, by: Submitter): Promise<Preview>;
  previewOpen(request: OpenRequest, by: Submitter): Promise<Preview>;
}

/** In place of a number: none is used up by a case that is not opened. */
export const NO_NUMBER = '—';

const shown = (decision: Accepted | Refused | Outrun, before: CaseRecord | null, now: Instant): Preview => {
  if (decision.kind === 'accepted') return { before, after: decision.after.record, refusal: null, now };
  return { before, after: null, refusal: decision.kind === 'refused' ? decision.refusal : refusal('case/stale'), now };
};

// A link is judged with the cases above the other one, as they are now.
const withLinks = async (
  store: Store,
  record: CaseRecord,
  decision: Accepted | Refused,
  by: Submitter,
): Promise<Accepted | Refused | Outrun> => {
  if (decision.kind !== 'accepted' || decision.entry.type !== 'case.linked') return decision;
  const { fact } = decision.entry;
  const others = await Promise.all((await linkedCases(store, fact, by)).ids.map((id) => store.read(id)));
  const wrong = linkRefusal(record, fact, [record, ...others.flatMap((one) => one ?? [])], by);
  if (wrong === 'outrun') return { kind: 'outrun' };
  return wrong === null ? decision : { kind: 'refused', refusal: wrong, version: record.state.version };
};

/** The previews of a store. */
export const previewsOf = ({
  store,
  rules,
  random,
  salt,
  profiles,
}: {
  readonly store: Store;
  readonly rules: () => Rules;
  readonly random: Random;
  readonly salt: Salts;
  readonly profiles: Pick<OwnedProfiles, 'openingRules'>;
}): Previews => ({
  preview: async (caseId, given, asked) => {
    const [record, now] = [await store.read(caseId, asked.scope), await store.now()];
    const procedure = record === null ? undefined : rules().procedures.get(record.procedure);
    if (record === null || procedure === undefined) {
      return { before: null, after: null, refusal: refusal('case/not-found'), now };
    }
    const version = record.state.version;
    const refused = (why: Refusal) => shown({ kind: 'refused', refusal: why, version }, record, now);
    const isHeld = asked.scope === undefined || (await store.read(caseId, { ...asked.scope, heldOnly: true })) !== null;
    if (!isHeld) return refused(refusal('file/transferred'));
    const context = { ...caseRules(rules(), record), now, salt };
    const raw = await withKeptNumbers(store, rules().procedures.values(), given, asked);
    const by = actingAs(asked, raw, record, procedure);
    if (!isCorrection(typeOf(raw))) {
      const decision = decideSubmit(procedure, { record, head: '' }, raw, by, context);
      const wrong = transferRefusal(record, raw, await isKnownReceiver(store, raw));
      if (decision.kind === 'accepted' && wrong !== null) return refused(wrong);
      return shown(await withLinks(store, record, decision, by), record, now);
    }
    const history: StoredFact[] = [];
    for await (const page of pagesOfFacts(store, caseId, record.state.version)) history.push(...page);
    const locked = { record, head: history.at(-1)?.hash ?? '' };
    return shown(decideCorrection(procedure, locked, { caseId, raw, by, history }, context), record, now);
  },
  previewOpen: async ({ procedure: id, agency, fact: given, settings = {} }, asked) => {
    const now = await store.now();
    const procedure = rules().procedures.get(id);
    if (procedure === undefined) return { before: null, after: null, refusal: refusal('procedure/unknown'), now };
    const outside = await agencyRefusal(store, agency, asked);
    if (outside !== null) return { before: null, after: null, refusal: outside, now };
    const fact = await withKeptNumbers(store, rules().procedures.values(), given, asked);
    const by = actingAs(asked, fact, { agency, state: NOBODY_YET }, procedure);
    const context = { ...caseRules(rules(), placeOf(agency)), now, salt };
    const caseId = caseIdOf(now, random(RANDOM_BYTES), 0, agency);
    const opened = settingsUnder(profiles.openingRules(agency, id, openingDay(fact)), settings);
    const opening = { number: NO_NUMBER, agency, settings: opened };
    return shown(decideOpen(procedure, caseId, opening, fact, by, context), null, now);
  },
});
