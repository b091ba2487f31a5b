import type { AnyProcedure, Citation, DeclaredPeriod } from '@gongkai/core';
import { dutiesOf, ERRORS, PROCEDURES } from '@gongkai/core';
import { olderBasis } from './citations.ts';
import { linked } from './instrument-pages.ts';
import { rulesIn } from './rules-in.ts';

const cited = (basis: Citation | null): string => (basis === null ? '–' : linked(basis));

const fixed = ({ unit, count }: { readonly unit: string; readonly count: number }): string =>
  `${count} ${unit.replace('-', ' ')}${count === 1 ? '' : 's'}`;

const lengthOf = ({ length }: DeclaredPeriod): string => {
  if (length.unit === 'set-date') return 'date that is set';
  if (length.unit === 'on-date') return `every year on ${length.monthDay}`;
  if (length.unit === 'at-least') return `at least ${fixed(length.of)}`;
  if (length.unit === 'before') return `${fixed(length.of)} before`;
  return length.unit === 'quota' ? `${length.count} per ${length.per}` : fixed(length);
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const periods = (procedure: AnyProcedure): string =>
  table(
    ['period', '中文', 'length', 'binds', 'basis'],
    Object.entries(procedure.periods).map(([id, one]) => [
      `\`${id}\``,
      one.label.zh,
      lengthOf(one),
      one.binds,
      cited(one.basis),
    ]),
  );

const older = (procedure: AnyProcedure, basis: Citation | null, type: string): string =>
  cited(olderBasis(procedure, basis, type));

const facts = (procedure: AnyProcedure): string => {
  const articles = new Map(Object.entries(procedure.legalBasis));
  const duties = new Map(Object.entries(procedure.allowedDuties));
  const names = new Map(Object.entries(dutiesOf([procedure])));
  return table(
    ['fact', '中文', 'recorded by', 'basis', 'in a case of 2018'],
    procedure.factTypes.map((type) => [
      `\`${type}\``,
      new Map(Object.entries(procedure.labels.facts)).get(type)?.zh ?? '',
      (duties.get(type) ?? []).map((duty) => names.get(duty)?.zh ?? duty).join('、'),
      cited(articles.get(type) ?? null),
      older(procedure, articles.get(type) ?? null, type),
    ]),
  );
};

const rules = (procedure: AnyProcedure): string =>
  table(
    ['fact', 'code', 'answer', 'why', 'basis', 'in a case of 2018'],
    rulesIn(procedure).map(({ type, rule, recordable }) => [
      `\`${type}\``,
      `\`${rule.code}\``,
      `${rule.kind === 'conflict' ? '409' : '422'}${recordable ? ', recordable' : ''}`,
      `${rule.text.zh} – ${rule.text.en}`,
      cited(rule.basis),
      older(procedure, rule.basis, type),
    ]),
  );

const outcomes = (procedure: AnyProcedure): string => {
  const rows = Object.entries(procedure.outcomes).map(([code, one]) => [
    `\`${code}\``,
    one.label.zh,
    one.cells['STAT2014'] ?? '–',
    one.cells['AR2021'] ?? '–',
    cited(one.basis),
  ]);
  return rows.length === 0 ? '' : `\n\n### Outcomes\n\n${table(['code', '中文', 'STAT2014', 'AR2021', 'basis'], rows)}`;
};

const section = (procedure: AnyProcedure): string =>
  `## ${procedure.label.zh} \`${procedure.id}\` ${procedure.version}\n\n### Periods\n\n${periods(procedure)}\n\n` +
  `### Facts\n\n${facts(procedure)}\n\n### Rules\n\n${rules(procedure)}${outcomes(procedure)}\n`;

/** Makes docs/law.md: every period, fact, rule and outcome with its article, from the procedures themselves. */
export const lawPage = (): string =>
  [
    '# Law: every period, fact, rule and outcome with its article\n',
    'Made from the procedures by `npm run docs`; a test compares. A citation without a mark was read in a copy of the',
    'text; the others are marked, and listed in `design-choices.md`. Each § leads to the article, and to what else rests on it.\n',
    ...PROCEDURES.map(section),
    '## Codes of refusal\n',
    table(
      ['code', '中文', 'English'],
      Object.entries(ERRORS).map(([code, { text }]) => [`\`${code}\``, text.zh, text.en]),
    ),
    '',
  ].join('\n');
