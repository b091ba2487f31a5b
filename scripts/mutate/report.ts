import type { Mutant } from './find-mutants.ts';
import { intervalOf } from './sample.ts';
import type { Tried } from './try-mutants.ts';

const percent = (share: number): string => (share * 100).toFixed(1);

const short = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
};

/** One survivor: where it is, and what was changed. */
export const survivorLine = ({ file, line, mutator, original, replacement }: Mutant): string =>
  `  ${file}:${line}  ${mutator}  ${short(original)}  →  ${short(replacement)}`;

/** The figures of one package. `population` is the number of mutants from which a sample was drawn. */
export const summaryLine = (
  name: string,
  tried: readonly Tried[],
  { population, listed }: { readonly population: number; readonly listed: number },
): string => {
  const count = (outcome: Tried['outcome']): number => tried.filter((one) => one.outcome === outcome).length;
  const [killed, survived, timedOut] = [count('killed'), count('survived'), count('timed out')];
  const score = tried.length === 0 ? 1 : (killed + timedOut) / tried.length;
  const [low, high] = intervalOf(killed + timedOut, tried.length);
  const sample =
    tried.length === population ? '' : `, a sample of ${population}: 95 % interval ${percent(low)}-${percent(high)} %`;
  return (
    `${name}: ${tried.length} mutants, ${killed} killed, ${survived} survived (${listed} listed), ` +
    `${timedOut} timed out: ${percent(score)} %${sample}`
  );
};
