import { figure, printTable } from '../shared/table.ts';

/** The rate of a contestant under a load. */
export interface Rated {
  readonly name: string;
  readonly load: string;
  readonly perSecond: number;
}

/** The lowest ratio that is acceptable. */
export interface Goal {
  readonly ours: string;
  readonly peer: string;
  readonly load: string;
  readonly atLeast: number;
}

const isOurs = ({ name }: Rated): boolean => name.includes('gongkai');

/** Prints the ratio of each of our rates to each peer's under the same load, and whether it reaches its goal. */
export const printRatios = (title: string, rates: readonly Rated[], goals: readonly Goal[]): void => {
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
    const goal = goals.find((one) => one.ours === ours && one.peer === peer && one.load === load);
    const verdict =
      goal === undefined ? '' : ` (${value >= goal.atLeast ? 'reached' : 'NOT reached'} ≥ ${goal.atLeast})`;
    return `${figure(value)} ×${verdict}`;
  };
  const rows = names(isOurs).flatMap((ours) =>
    names((rate) => !isOurs(rate)).map((peer) => [`${ours} / ${peer}`, ...loads.map((load) => cell(ours, peer, load))]),
  );
  if (rows.length > 0) printTable(title, ['', ...loads], rows);
};
