import { figure, printTable } from '../shared/table.ts';

/** A rate under the name of a contestant and of the load. */
export interface Rated {
  readonly name: string;
  readonly load: string;
  readonly perSecond: number;
}

/** What is wanted of a ratio. */
export interface Wanted {
  readonly ours: string;
  readonly peer: string;
  readonly load: string;
  readonly atLeast: number;
}

const isOurs = ({ name }: Rated): boolean => name.includes('gongkai');

/** Prints each rate of ours over each peer's under the same load, and whether what is wanted was reached. */
export const printRatios = (title: string, rates: readonly Rated[], wanted: readonly Wanted[]): void => {
  const loads = [...new Set(rates.filter(isOurs).map(({ load }) => load))];
  const names = (keep: (rate: Rated) => boolean): readonly string[] => [
    ...new Set(rates.filter(keep).map(({ name }) => name)),
  ];
  const ratio = (ours: string, peer: string, load: string): number | null => {
    const of = (name: string) => rates.find((rate) => rate.name === name && rate.load === load)?.perSecond;
    const [own, other] = [of(ours), of(peer)];
    return own === undefined || other === undefined ? null : own / other;
  };
  const cell = (ours: string, peer: string, load: string): string => {
    const value = ratio(ours, peer, load);
    if (value === null) return '';
    const wish = wanted.find((one) => one.ours === ours && one.peer === peer && one.load === load);
    const verdict =
      wish === undefined ? '' : ` (${value >= wish.atLeast ? 'reached' : 'NOT reached'} ≥ ${wish.atLeast})`;
    return `${figure(value)} ×${verdict}`;
  };
  const rows = names(isOurs).flatMap((ours) =>
    names((rate) => !isOurs(rate)).map((peer) => [`${ours} / ${peer}`, ...loads.map((load) => cell(ours, peer, load))]),
  );
  if (rows.length > 0) printTable(title, ['', ...loads], rows);
};
