import { type CivilDate, civilDateOf } from '@gongkai/calendar';
import { type AnyProcedure, effectiveEntries } from '@gongkai/core';
import { mattersNamed, type NamedParty, similarity } from '@gongkai/core/parties';
import { readText } from '../ledger/ledger.ts';
import { entryIn, pagesOfFacts } from '../ledger/refold.ts';
import type { CaseRecord, PartyRow, Store } from '../store/kit.ts';
import { type Certainty, certaintyOf, groupRows, type PartyGroup } from './group-rows.ts';
import { hashesOf } from './party-rows.ts';
import type { PartyKey } from './party-key.ts';

/** A case of a party. */
export interface PartyCase {
  readonly record: CaseRecord;
  /** The day on which it was received, or else opened. */
  readonly askedOn: CivilDate;
  /** For how many matters it asks. */
  readonly items: number;
}

/** A matter of an earlier case that looks like the one at hand. */
export interface LookAlike {
  readonly caseId: string;
  readonly number: string;
  /** From 0 to 1. */
  readonly similarity: number;
}

/** A party that may be the one that is asked for. */
export interface PartyMatch {
  /** The name of the party in the register; it says nothing of the person. */
  readonly party: string;
  readonly certainty: Certainty;
  readonly idLast4: string | null;
  /** The newest first, at most 100. */
  readonly cases: readonly PartyCase[];
  readonly total: number;
  /** Matters asked of the agency in the month, without the case at hand. */
  readonly thisMonth: number;
  readonly lookAlike: readonly LookAlike[];
}

/** Who is asked for, in which agency. */
export interface PartyQuestion extends NamedParty {
  readonly agency: string;
  /** The month in which matters are counted: that of this day. */
  readonly on: CivilDate;
  /** What is asked, to find matters that look alike. */
  readonly matter: string | null;
  /** The similarity from which two matters look alike. */
  readonly lookAlike: number;
  /** The case at hand, which is not counted. */
  readonly except: string | null;
}

/** Earlier cases of those who ask. */
export interface PartyRegister {
  /** The parties that may be the one asked for, the surest first. */
  match(question: PartyQuestion): Promise<readonly PartyMatch[]>;
  /** The cases of a party, the newest first; null where the agency knows no such party. */
  casesOf(
    agency: string,
    party: string,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<{
    readonly cases: readonly PartyCase[];
    readonly total: number;
  } | null>;
}

const MOST_CASES = 100;
const SURENESS: readonly Certainty[] = ['id', 'phone', 'name'];

const idsOf = ({ rows }: PartyGroup): readonly string[] =>
  [...new Set(rows.map(({ caseId }) => caseId))].toSorted((a, b) => (a < b ? 1 : -1));

/** The best name of a group: that of its identity number, where it has one. */
const nameOf = ({ idHash, rows }: PartyGroup): string =>
  (rows.find((one) => one.idHash === idHash && idHash !== null) ?? rows.at(-1))?.party ?? '';

/** The register of a store, with its key. */
export const partyRegisterOn = (
  store: Pick<Store, 'parties' | 'read' | 'history'>,
  procedures: ReadonlyMap<string, AnyProcedure>,
  key: PartyKey,
): PartyRegister => {
  const caseOf = async (id: string): Promise<readonly PartyCase[]> => {
    const record = await store.read(id);
    if (record === null) return [];
    const asks = procedures.get(record.procedure)?.summary(record.state.context).asks;
    return [{ record, items: asks?.items ?? 1, askedOn: asks?.on ?? civilDateOf(record.openedAt) }];
  };
  const casesAmong = async (ids: readonly string[]): Promise<readonly PartyCase[]> => {
    const found: PartyCase[] = [];
    for (const id of ids) found.push(...(await caseOf(id)));
    return found;
  };
  const mattersOf = async ({ id, procedure }: CaseRecord): Promise<readonly string[]> => {
    const known = procedures.get(procedure);
    if (known === undefined) return [];
    const entries = [];
    for await (const page of pagesOfFacts(store, id)) entries.push(...page.map(({ text }) => entryIn(readText(text))));
    return effectiveEntries(entries).flatMap(({ raw }) => mattersNamed(known, raw));
  };
  const lookAlikes = async (cases: readonly PartyCase[], { matter, lookAlike }: PartyQuestion) => {
    const found: LookAlike[] = [];
    for (const { record } of matter === null ? [] : cases) {
      const best = Math.max(0, ...(await mattersOf(record)).map((one) => similarity(one, matter ?? '')));
      if (best >= lookAlike && best > 0) found.push({ caseId: record.id, number: record.number, similarity: best });
    }
    return found.toSorted((a, b) => b.similarity - a.similarity);
  };
  const matchOf = async (group: PartyGroup, certainty: Certainty, question: PartyQuestion): Promise<PartyMatch> => {
    const all = await casesAmong(idsOf(group).filter((id) => id !== question.except));
    const cases = all.slice(0, MOST_CASES);
    const month = question.on.slice(0, 7);
    return {
      party: nameOf(group),
      certainty,
      idLast4: group.rows.find(({ idLast4 }) => idLast4 !== null)?.idLast4 ?? null,
      cases,
      total: all.length,
      thisMonth: all.reduce((sum, { askedOn, items }) => sum + (askedOn.startsWith(month) ? items : 0), 0),
      lookAlike: await lookAlikes(cases, question),
    };
  };
  const around = async (agency: string, row: PartyRow): Promise<readonly PartyGroup[]> =>
    groupRows(await store.parties.find(agency, { idHash: row.idHash, nameHash: row.nameHash }));
  return {
    match: async (question) => {
      const asked = hashesOf(key, question);
      const { idHash, nameHash } = asked;
      const groups = groupRows(await store.parties.find(question.agency, { idHash, nameHash }));
      const matches: PartyMatch[] = [];
      for (const group of groups) {
        const certainty = certaintyOf(group, asked);
        if (certainty !== null) matches.push(await matchOf(group, certainty, question));
      }
      return matches
        .filter(({ total }) => total > 0)
        .toSorted((a, b) => SURENESS.indexOf(a.certainty) - SURENESS.indexOf(b.certainty) || b.total - a.total);
    },
    casesOf: async (agency, party, { after, limit }) => {
      const [row] = await store.parties.find(agency, { party });
      if (row === undefined) return null;
      const isOwn = (one: PartyRow): boolean =>
        one.caseId === row.caseId && one.seq === row.seq && one.place === row.place;
      const group = (await around(agency, row)).find(({ rows }) => rows.some(isOwn));
      const ids = group === undefined ? [row.caseId] : idsOf(group);
      const page = ids.filter((id) => after === null || id < after).slice(0, limit);
      return { cases: await casesAmong(page), total: ids.length };
    },
  };
};
