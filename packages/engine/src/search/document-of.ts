import { civilDate, civilDateOf, type Instant, instantOf, startOfDay } from '@gongkai/calendar';
import { numberKey } from '@gongkai/core/agencies';
import { type Actor, type AnyProcedure, effectiveEntries, type Entry, freeTexts, namesIn } from '@gongkai/core';
import type { CatalogueItem, CaseText, SearchDocument } from '../store/documents.ts';
import { cutText, joinTexts, normalise } from './normalise.ts';

type Raw = Readonly<Record<string, unknown>>;

/** Digits of the year of a day. */
const YEAR = 4;

/** The matter and the party of a case, as its facts name them, its number elsewhere, and the units that had it. */
export interface CaseNames {
  readonly subject: string | null;
  readonly party: string | null;
  /** The number under which another ledger has it, with the year; see {@link externalKey}. */
  readonly externalKey: string | null;
  /** Every unit that recorded a fact of the case or was given it, with its agency then; see {@link unitEntry}. */
  readonly units: string;
}

/** The names of a case without facts. */
export const NO_NAMES: CaseNames = { subject: null, party: null, externalKey: null, units: '' };

/**
 * A number of another ledger as cases are looked up by it, `2025 依申请〔2025〕7号`: ledgers begin their numbers again each
 * year, which is that of the fact that brings the number.
 */
export const externalKey = (externalNo: string, at: unknown): string =>
  `${civilDateOf(instantOf(String(at))).slice(0, YEAR)} ${numberKey(externalNo)}`;

/** The part of `units` that names a unit of an agency, between line ends: JSON has none of its own. */
export const unitEntry = (agency: string, unit: string): string => `\n${JSON.stringify([agency, unit])}\n`;

/** Who recorded a fact, and where the case was then. */
interface Recording {
  readonly by: Pick<Actor, 'unit' | 'duties'>;
  readonly agency: string;
}

// Who supervises does so from an agency above, whose units have names of their own.
const recordingUnit = ({ unit, duties }: Recording['by']): string | undefined =>
  duties.length > 0 && duties.every((duty) => duty === 'supervisor') ? undefined : unit;

// A fact is kept as it was given, and read without the spaces around its words.
const givenUnit = ({ type, unit }: Raw): string | undefined =>
  type === 'case.assigned' && typeof unit === 'string' ? unit.trim() : undefined;

const withUnits = (before: string, agency: string, some: readonly (string | undefined)[]): string => {
  return some.reduce((units: string, one) => {
    const entry = one === undefined ? '' : unitEntry(agency, one);
    return units.includes(entry) ? units : `${units}${entry.slice(units === '' ? 0 : 1)}`;
  }, before);
};

const unitsAfter = (before: string, { by, agency }: Recording, raw: Raw): string =>
  withUnits(before, agency, [recordingUnit(by), givenUnit(raw)]);

type Called = Pick<CaseNames, 'subject' | 'party' | 'externalKey'>;

const LONGEST_SUBJECT = 200;

const oneLine = (text: string): string =>
  Array.from(text.replaceAll(/\s+/gu, ' ').trim()).slice(0, LONGEST_SUBJECT).join('');

/** The matter, the party and the number elsewhere after one more fact. */
const calledAfter = (procedure: AnyProcedure, before: Called, raw: Raw): Called => {
  const { subject, party, externalNo } = namesIn(procedure, raw);
  return {
    subject: subject === undefined ? before.subject : oneLine(subject),
    party: party === undefined ? before.party : oneLine(party),
    externalKey: externalNo === undefined ? before.externalKey : externalKey(externalNo, raw['at']),
  };
};

/** The names of a case after one more fact. */
export const namesAfter = (procedure: AnyProcedure, before: CaseNames, raw: Raw, recording: Recording): CaseNames => ({
  ...calledAfter(procedure, before, raw),
  units: unitsAfter(before.units, recording, raw),
});

/** The names alone, of what has more. */
export const namesOf = ({ subject, party, externalKey: key, units }: CaseNames): CaseNames => ({
  subject,
  party,
  externalKey: key,
  units,
});

/** What the whole history of a case says in words. */
export interface CaseWords extends CaseNames {
  /** The free texts of its effective facts, normalised. */
  readonly text: string;
}

const textOf = (procedure: AnyProcedure, raw: Raw): string => joinTexts(freeTexts(procedure, raw).map(normalise));

/** The units of a case that was opened in an agency; an entry that is void was still recorded by its unit. */
const unitsIn = (opening: string, entries: readonly Entry[]): string => {
  let [agency, units] = [opening, ''];
  // A correction may have given the case to another unit than the entry did at first.
  const corrected = new Map(effectiveEntries(entries).map(({ seq, raw }) => [seq, givenUnit(raw)]));
  for (const { seq, raw, by } of entries) {
    units = withUnits(unitsAfter(units, { by, agency }, raw), agency, [corrected.get(seq)]);
    if (raw['type'] === 'case.transferred') agency = String(raw['to']).trim();
  }
  return units;
};

/** The words of a case that was opened in an agency, by its entries, corrections included. */
export const caseWords = (procedure: AnyProcedure, opening: string, entries: readonly Entry[]): CaseWords => {
  const raws = effectiveEntries(entries).map(({ raw }) => raw);
  const called = raws.reduce<Called>((before, raw) => calledAfter(procedure, before, raw), NO_NAMES);
  return {
    ...called,
    units: unitsIn(opening, entries),
    text: joinTexts(raws.map((raw) => textOf(procedure, raw))),
  };
};

/** The words of a case without facts. */
export const NO_WORDS: CaseWords = { ...NO_NAMES, text: ' ' };

/** What the document of a case needs of its record. */
export interface DocumentedCase extends Pick<CaseNames, 'subject' | 'party'> {
  readonly id: string;
  readonly number: string;
  readonly agency: string;
  readonly procedure: string;
  readonly openedAt: Instant;
}

const headOf = ({ id, number, agency, procedure, subject, openedAt }: DocumentedCase) => ({
  id,
  kind: 'case' as const,
  agency,
  procedure,
  number: normalise(number),
  title: normalise(subject ?? ''),
  newest: openedAt,
});

/** The document of a case with all of its text. */
export const wholeDocument = (record: DocumentedCase, { text }: Pick<CaseWords, 'text'>): CaseText => ({
  ...headOf(record),
  text: cutText(joinTexts([normalise(record.number), text])),
  whole: true,
});

/** The change of the document by one more fact; null where it has no typed text. */
export const documentAfter = (
  procedure: AnyProcedure,
  record: DocumentedCase,
  raw: Raw,
  isFirst: boolean,
): CaseText | null => {
  const text = textOf(procedure, raw);
  // It is found in the agency that holds it.
  if (raw['type'] === 'case.transferred') return { ...headOf(record), text: text.trimStart(), whole: false };
  if (isFirst) return { ...headOf(record), text: cutText(joinTexts([normalise(record.number), text])), whole: true };
  return text === ' ' ? null : { ...headOf(record), text: text.trimStart(), whole: false };
};

/** The document of an agency: it is found by its name and its identifier. */
export const agencyDocument = ({ id, name }: { readonly id: string; readonly name: string }): SearchDocument => ({
  id: `agency:${id}`,
  kind: 'agency',
  agency: id,
  procedure: null,
  number: normalise(id),
  title: normalise(name),
  text: joinTexts([normalise(id), normalise(name)]),
  newest: 0,
});

/** The document of an item of the catalogue. */
export const itemDocument = ({ id, agency, number, title, text, publishedOn }: CatalogueItem): SearchDocument => ({
  id: `item:${id}`,
  kind: 'item',
  agency,
  procedure: null,
  number: normalise(number),
  title: normalise(title),
  text: cutText(joinTexts([number, title, text].map(normalise))),
  newest: startOfDay(civilDate(publishedOn)),
});
