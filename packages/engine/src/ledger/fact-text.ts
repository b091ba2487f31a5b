import type { Instant } from '@gongkai/calendar';
import { formatInstant, instantOf } from '@gongkai/calendar';
import type { Actor, Duty } from '@gongkai/core';
import { canonical, isRecord } from './canonical.ts';
import { FORM, upcastText } from './upcast-text.ts';

/** What a case was opened with; written with its first fact, so that the ledger alone tells the case. */
export interface Opening {
  readonly number: string;
  readonly agency: string;
  readonly settings: object;
}

/** Everything that the ledger says of one fact. `fact` is the fact as it was submitted. */
export interface FactText {
  readonly caseId: string;
  readonly seq: number;
  readonly type: string;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly by: Actor;
  /** Procedure and version that admitted the fact, for example `disclosure-request@1.0.0`. */
  readonly machine: string;
  readonly opening: Opening | null;
  readonly fact: Readonly<Record<string, unknown>>;
}

/** The stored bytes of a fact: canonical JSON with the version of its form. */
export const writeText = (told: FactText): string => {
  const { caseId, seq, type, at, recordedAt, by, machine, opening, fact } = told;
  return canonical({
    v: FORM,
    case: caseId,
    seq,
    type,
    at: formatInstant(at),
    recordedAt: formatInstant(recordedAt),
    by: { id: by.id, duties: by.duties },
    machine,
    opening: opening ?? undefined,
    fact,
  });
};

const text = (value: unknown): string => {
  if (typeof value !== 'string') throw new SyntaxError('the stored text lacks a part');
  return value;
};

// Duties were checked when the fact was recorded; a duty that was since renamed must still be shown.
const duties = (value: unknown): readonly Duty[] => {
  if (!Array.isArray(value)) throw new SyntaxError('the stored text names no duties');
  return value.map(text) as Duty[];
};

const openingOf = (value: unknown): Opening | null => {
  if (value === undefined) return null;
  if (!isRecord(value) || !isRecord(value['settings'])) throw new SyntaxError('the stored opening is no opening');
  return { number: text(value['number']), agency: text(value['agency']), settings: value['settings'] };
};

/**
 * Reads the stored bytes of a fact, whatever form was written at its time.
 * @throws SyntaxError when they are not of a known form.
 */
export const readText = (stored: string): FactText => {
  const parsed: unknown = JSON.parse(stored);
  if (!isRecord(parsed)) throw new SyntaxError('the stored text is no object');
  const value = upcastText(parsed);
  const { by, fact, seq } = value;
  if (!isRecord(by) || !isRecord(fact) || typeof seq !== 'number') {
    throw new SyntaxError('the stored text lacks a part');
  }
  return {
    caseId: text(value['case']),
    seq,
    type: text(value['type']),
    at: instantOf(text(value['at'])),
    recordedAt: instantOf(text(value['recordedAt'])),
    by: { id: text(by['id']), duties: duties(by['duties']) },
    machine: text(value['machine']),
    opening: openingOf(value['opening']),
    fact,
  };
};
