import type { AuditFinding } from '@gongkai/audit';
import type { MappedReport } from './mapped-report.ts';
import { buildMutations, type Mutation } from './mutations.ts';
import { type FigureOffset, figuresOf, type Relation, stateOf } from './relation.ts';

/**
 * The result of a changed figure.
 *
 * - `found`: a relation broke, and an error was found at the figure.
 * - `missed`: a relation broke, and no error was found there.
 * - `within-print`: the figure is in relations, and all of them still agree as printed.
 * - `unstated`: only a relation broke that no sentence and no form states.
 * - `silent`: the figure is in no relation, and no error was found.
 * - `false-error`: an error was found where nothing is wrong.
 */
export type Fate = 'found' | 'missed' | 'within-print' | 'unstated' | 'silent' | 'false-error';

export interface Trial {
  readonly report: string;
  readonly figure: FigureOffset;
  readonly printed: string;
  readonly mutation: Mutation;
  readonly fate: Fate;
  /** The reason code if the audit left the figure open; else null. */
  readonly reason: string | null;
  /** The text around the figure. */
  readonly around: string;
}

const errorsIn = (findings: readonly AuditFinding[]): readonly AuditFinding[] =>
  findings.filter(({ verdict }) => verdict === 'error');

const same = (a: AuditFinding, b: AuditFinding): boolean =>
  a.ruleId === b.ruleId && a.stated === b.stated && a.computed === b.computed;

/** Whether a finding points at a figure, itself or among its operands. */
const pointsAt = (finding: AuditFinding, offset: number, length: number): boolean =>
  [finding.where, ...finding.operands.map(({ where }) => where)].some(
    (where) => where !== null && where.offset < offset + length && offset < where.offset + where.length,
  );

const breaks = (relations: readonly Relation[], printed: (figure: FigureOffset) => string): boolean =>
  relations.some((relation) => stateOf(relation, printed) === 'broken');

/** The trials of one report: every figure with every mutation, and a function that runs one of them. */
export interface Trials {
  readonly all: readonly (readonly [FigureOffset, Mutation])[];
  readonly run: (figure: FigureOffset, mutation: Mutation) => Trial;
}

/** Creates the trials of an audit on a report whose figures are changed one by one. */
export const createTrials = (report: MappedReport, audit: (text: string) => readonly AuditFinding[]): Trials => {
  const { name, text, figures, relations, unstated } = report;
  const before = errorsIn(audit(text));

  const judgeFate = (figure: FigureOffset, mutation: Mutation, errors: number, found: boolean): Fate => {
    const printed = (one: FigureOffset) => (one === figure ? mutation.text : (figures.get(one) ?? ''));
    const touching = (all: readonly Relation[]) => all.filter((relation) => figuresOf(relation).includes(figure));
    const own = touching(relations);
    if (breaks(own, printed)) return found ? 'found' : 'missed';
    if (breaks(touching(unstated), printed)) return found ? 'found' : 'unstated';
    if (errors > 0) return 'false-error';
    return own.length > 0 ? 'within-print' : 'silent';
  };

  const run = (figure: FigureOffset, mutation: Mutation): Trial => {
    const printed = figures.get(figure) ?? '';
    const changed = text.slice(0, figure) + mutation.text + text.slice(figure + printed.length);
    const findings = audit(changed);
    const here = findings.filter((one) => pointsAt(one, figure, mutation.text.length));
    const fresh = errorsIn(findings).filter((one) => !before.some((known) => same(one, known)));
    // If the report itself is wrong, the existing error counts as found.
    const found = errorsIn(here).length > 0;
    const reason = here.find(({ verdict }) => verdict === 'cannot-assess')?.reason ?? null;
    const around = text.slice(Math.max(0, figure - 12), figure + printed.length + 6).replaceAll('\n', ' ');
    const fate = judgeFate(figure, mutation, fresh.length, found);
    return { report: name, figure, printed, mutation, around, reason, fate };
  };

  const all = [...figures].flatMap(([figure, printed]) =>
    buildMutations(printed).map((mutation) => [figure, mutation] as const),
  );
  return { all, run };
};
