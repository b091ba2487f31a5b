import { formatInstant } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import type { APIRequestContext } from 'playwright-core';
import type { RunningOffice } from '../office.ts';
import { type Chosen, type Data, dataFor } from './act-data.ts';

/** Documents have no form of a fact: they come into a case by their upload. */
export const UPLOADED = 'document.attached';

/** An act that a case offers a person, and what became of trying it without recording it. */
export interface TriedAct {
  readonly fact: string;
  /** The data that were accepted; null where none were. */
  readonly data: Data | null;
  /** What the refusals said, where all data were refused. */
  readonly refusals: readonly string[];
}

interface Refused {
  readonly code: string;
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
}

type Read = Chosen & { readonly permitted: readonly { readonly fact: string; readonly allowed: boolean }[] };

/** Whether the system alone records a fact: a page does not offer it. */
export const isOfSystem = ({ allowedDuties }: AnyProcedure, fact: string): boolean =>
  allowedDuties[fact]?.every((duty) => duty === 'system') === true;

const tried = async (
  request: APIRequestContext,
  office: RunningOffice,
  id: string,
  fact: object,
): Promise<string | null> => {
  const minute = Math.floor(office.now() / 60_000) * 60_000;
  const answer = await request.post(`${office.address}/api/v1/cases/${id}/facts?dryRun=true`, {
    data: { at: formatInstant(minute), ...fact },
    headers: { origin: office.address },
  });
  const body = (await answer.json()) as { readonly refusal?: Refused | null } & Refused;
  if (answer.ok() && body.refusal === null) return null;
  const { code, issues = [] } = body.refusal ?? body;
  return [code, ...issues.map(({ path, message }) => `${path} ${message}`)].join(': ');
};

/** A case as one person reads it, with its entries; null where it is out of reach. */
const readAll = async (request: APIRequestContext, office: RunningOffice, id: string): Promise<Read | null> => {
  const address = `${office.address}/api/v1/cases/${id}`;
  const answer = await request.get(`${address}?expand=permitted`);
  if (!answer.ok()) return null;
  const { facts: entries } = (await (await request.get(`${address}/facts?limit=100`)).json()) as {
    readonly facts: Chosen['entries'];
  };
  return { ...((await answer.json()) as Read), entries };
};

/** Tries every act that a case offers a person who has signed in, each with data until some are accepted. */
export const tryOffered = async (
  request: APIRequestContext,
  office: RunningOffice,
  {
    id,
    procedure,
    numbers,
  }: { readonly id: string; readonly procedure: AnyProcedure; readonly numbers: readonly string[] },
): Promise<readonly TriedAct[]> => {
  const one = await readAll(request, office, id);
  const offered = one?.permitted.filter(({ fact, allowed }) => allowed && !isOfSystem(procedure, fact)) ?? [];
  const found: TriedAct[] = [];
  for (const { fact } of offered) {
    if (one === null || fact === UPLOADED) continue;
    const refusals: string[] = [];
    let accepted: Data | null = null;
    for (const data of dataFor(fact, one, { now: office.now(), procedure, numbers })) {
      const refusal = await tried(request, office, id, { type: fact, ...data });
      if (refusal === null) accepted = data;
      else refusals.push(refusal);
      if (accepted !== null) break;
    }
    found.push({ fact, data: accepted, refusals: accepted === null ? refusals : [] });
  }
  return found;
};
