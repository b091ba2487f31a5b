// The place of a test's edit, and the findings that must follow.
import { byCase, exportOf, type Fact, type Ledger, type Random } from './ledger-fixture.ts';

export interface Finding {
  readonly kind: string;
  readonly case?: string;
  readonly seq?: number;
  readonly head?: number;
}

/** The fact that is edited: neither the first nor the last of its case. */
export interface Place {
  readonly ledger: Ledger;
  readonly fact: Fact;
  /** The facts of its case, in order. */
  readonly own: readonly Fact[];
  readonly random: Random;
}

/** The changed files, and every finding that must follow with the heads; `alone` is without them, if that differs. */
export interface Edited {
  readonly export?: string;
  readonly heads?: readonly string[];
  readonly pem?: string;
  readonly attachments?: ReadonlyMap<string, Buffer>;
  readonly findings: readonly Finding[];
  readonly alone?: readonly Finding[];
}

export type Edit = readonly [name: string, edit: (place: Place) => Edited];

export function placeIn(ledger: Ledger, random: Random): Place {
  for (;;) {
    const fact = ledger.facts[random(ledger.facts.length)];
    const own = byCase(ledger.facts.filter((one) => one.case === fact?.case));
    if (fact !== undefined && fact.seq > 1 && fact.seq < own.length) return { ledger, fact, own, random };
  }
}

export const found = ({ case: id, seq }: Pick<Fact, 'case' | 'seq'>, kind: string): Finding => ({
  case: id,
  seq,
  kind,
});

/** Returns the export with other rows for the case of the place. */
export const withCase = ({ ledger, fact }: Place, rows: readonly Fact[]): string =>
  exportOf(
    byCase(ledger.facts)
      .filter((one) => one.case !== fact.case || one.seq === 1)
      .flatMap((one) => (one.case === fact.case ? rows : [one])),
  );
