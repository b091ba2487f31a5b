import type { CaseState } from '@gongkai/core';
import { canonical, isRecord } from '../src/ledger/canonical.ts';
import { sha256 } from '../src/ledger/ledger.ts';

/** The end of a recorded history. */
export interface Ending {
  readonly value: string;
  readonly version: number;
  /** Hash of the last fact, which distinguishes an altered history from one that is folded differently. */
  readonly head: string;
  /** Parts of the context; a later release may have more. */
  readonly keys: readonly string[];
  /** Facts whose recorders the release kept; null in the first releases, which kept those of the first fact of each pair. */
  readonly remembered: readonly string[] | null;
  /** Hash over these parts of the context, the recorders of separated duties, and the latest instant. */
  readonly digest: string;
}

/** A recorded history: the stored texts of its facts, in order, and their end. */
export interface History {
  readonly name: string;
  readonly texts: readonly string[];
  readonly ending: Ending;
}

const only = (record: object, keys: readonly string[]): object =>
  Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)));

/** Hash over a case with the named parts of its context, and the recorders of the named facts. */
export const digestOf = (
  { context, recorders, lastAt }: CaseState,
  { keys, remembered }: { readonly keys: readonly string[]; readonly remembered: readonly string[] },
): string => sha256(canonical({ context: only(context, keys), recorders: only(recorders, remembered), lastAt }));

/** The end of a history, from the last state of a case. */
export const endingOf = (state: CaseState, head: string): Ending => {
  const keys = Object.keys(state.context).toSorted();
  const remembered = Object.keys(state.recorders).toSorted();
  const digest = digestOf(state, { keys, remembered });
  return { value: state.value, version: state.version, head, keys, remembered, digest };
};

/** The lines of a history: a stored text each, then the ending. */
export const writeHistory = (texts: readonly string[], ending: Ending): string =>
  [...texts, canonical({ ending })].map((line) => `${line}\n`).join('');

const text = (value: unknown): string => {
  if (typeof value !== 'string') throw new SyntaxError('the history has no proper ending');
  return value;
};

const endingIn = (line: string): Ending => {
  const value: unknown = JSON.parse(line);
  const ending = isRecord(value) ? value['ending'] : null;
  if (!isRecord(ending) || typeof ending['version'] !== 'number' || !Array.isArray(ending['keys'])) {
    throw new SyntaxError('the history has no ending');
  }
  const { version, keys, remembered } = ending;
  return {
    version,
    keys: keys.map(text),
    remembered: Array.isArray(remembered) ? remembered.map(text) : null,
    value: text(ending['value']),
    head: text(ending['head']),
    digest: text(ending['digest']),
  };
};

/**
 * Reads a history; its name is for reports.
 * @throws SyntaxError when the end is malformed.
 */
export const readHistory = (name: string, lines: string): History => {
  const texts = lines.split('\n').filter((line) => line !== '');
  return { name, texts: texts.slice(0, -1), ending: endingIn(texts.at(-1) ?? '') };
};
