import { type Decimal, decimal, inUnits } from './decimal.ts';

/** A figure is identified by the offset of its first digit. */
export type FigureOffset = number;

/** A relation between figures of a report, found by hand, independent of the audit under test. */
export type Relation =
  | { readonly kind: 'sum'; readonly left: readonly FigureOffset[]; readonly right: readonly FigureOffset[] }
  | { readonly kind: 'at-least'; readonly whole: FigureOffset; readonly parts: readonly FigureOffset[] }
  | { readonly kind: 'at-most'; readonly part: FigureOffset; readonly whole: FigureOffset }
  | {
      readonly kind: 'share';
      readonly part: FigureOffset;
      readonly whole: FigureOffset;
      readonly percent: FigureOffset;
    }
  | {
      readonly kind: 'growth';
      readonly current: FigureOffset;
      readonly base: FigureOffset;
      readonly percent: FigureOffset;
    };

/** `slip`: off by less than one unit of the last printed digit, or by one unit of the second decimal: not an error. */
export type State = 'holds' | 'slip' | 'broken';

export const figuresOf = (relation: Relation): readonly FigureOffset[] => {
  switch (relation.kind) {
    case 'sum':
      return [...relation.left, ...relation.right];
    case 'at-least':
      return [relation.whole, ...relation.parts];
    case 'at-most':
      return [relation.part, relation.whole];
    case 'share':
      return [relation.part, relation.whole, relation.percent];
    case 'growth':
      return [relation.current, relation.base, relation.percent];
  }
};

const total = (values: readonly bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n);
const size = (value: bigint): bigint => (value < 0n ? -value : value);

/** With so many decimals, a last digit that is off by one is a slip too. */
const FINE_PLACES = 2;

/** Whether `percent` is 100 · part / whole, as printed. */
const ofHundred = (part: bigint, whole: bigint, { units, places }: Decimal): State => {
  if (whole === 0n) return part === 0n && units === 0n ? 'holds' : 'broken';
  const scale = 10n ** BigInt(places);
  // The distance from the exact value, doubled: less than half a unit, or exactly half a unit above.
  const off = 2n * (units * whole - 100n * part * scale);
  if (off > -whole && off <= whole) return 'holds';
  const slip = places < FINE_PLACES ? size(off) < 2n * whole : off > -3n * whole && off <= 3n * whole;
  return slip ? 'slip' : 'broken';
};

/** Evaluates a relation with the printed figures. */
export const stateOf = (relation: Relation, printed: (figure: FigureOffset) => string): State => {
  const values = (figures: readonly FigureOffset[]) => inUnits(figures.map((figure) => decimal(printed(figure))));
  const holds = (condition: boolean): State => (condition ? 'holds' : 'broken');
  switch (relation.kind) {
    case 'sum': {
      const all = values([...relation.left, ...relation.right]);
      const left = all.slice(0, relation.left.length);
      return holds(2n * total(left) === total(all));
    }
    case 'at-least': {
      const [whole = 0n, ...parts] = values([relation.whole, ...relation.parts]);
      return holds(total(parts) >= whole);
    }
    case 'at-most': {
      const [part = 0n, whole = 0n] = values([relation.part, relation.whole]);
      return holds(part <= whole);
    }
    case 'share': {
      const [part = 0n, whole = 0n] = values([relation.part, relation.whole]);
      return ofHundred(part, whole, decimal(printed(relation.percent)));
    }
    case 'growth': {
      const [current = 0n, base = 0n] = values([relation.current, relation.base]);
      return ofHundred(current - base, base, decimal(printed(relation.percent)));
    }
  }
};
