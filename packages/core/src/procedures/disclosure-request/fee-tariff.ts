/** How a fee is measured: by items of one applicant in a calendar month, or by pages of one request; never both (Art. 3). */
export interface FeeBase {
  readonly mode: 'per-item' | 'per-page';
  readonly units: number;
  /** Items of the same applicant in the same month before this request. */
  readonly before: number;
  /** Price of items 31–40, in yuan (U9). */
  readonly stepFrom31: number;
}

/** Pages: 1–30 free, 31–100 at 10 yuan, 101–200 at 20, from 201 at 40 (国办函〔2020〕109号, Art. 5). */
const pagesFee = (pages: number): number =>
  10 * between(pages, 30, 100) + 20 * between(pages, 100, 200) + 40 * Math.max(0, pages - 200);

const between = (count: number, above: number, through: number): number =>
  Math.max(0, Math.min(count, through) - above);

/** Items of a month: 1–10 free, 11–30 at 100 yuan, then each ten cost 100 yuan more an item (Art. 4). */
const itemsFee = (items: number, stepFrom31: number): number => {
  const beyond = Math.max(0, items - 30);
  const full = Math.floor(beyond / 10);
  const rest = beyond % 10;
  // Full steps of ten items at s, s + 100, s + 200 … yuan each.
  const steps = full * 10 * stepFrom31 + 10 * 100 * ((full * (full - 1)) / 2);
  return 100 * between(items, 10, 30) + steps + rest * (stepFrom31 + 100 * full);
};

/**
 * The fee in whole yuan for one request under 国办函〔2020〕109号.
 * @example feeOf({ mode: 'per-page', units: 72, before: 0, stepFrom31: 200 }) // => 420
 */
export const feeOf = ({ mode, units, before, stepFrom31 }: FeeBase): number =>
  mode === 'per-page' ? pagesFee(units) : itemsFee(before + units, stepFrom31) - itemsFee(before, stepFrom31);
