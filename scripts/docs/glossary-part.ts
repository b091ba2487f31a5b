import type { AnyProcedure, Text } from '@gongkai/core';
import { dutiesOf, PROCEDURES, TOPICS, WAYS_IN } from '@gongkai/core';

/** The first line of the generated part. */
export const MADE = '<!-- From here on made from the procedures by `npm run docs`. -->';

const rows = (of: Readonly<Record<string, Text>>, what: string): readonly string[] =>
  Object.entries(of).map(([id, { zh, en }]) => `| ${zh} | ${en} | \`${id}\` | ${what} |`);

const labelled = (of: Readonly<Record<string, { readonly label: Text }>>): Readonly<Record<string, Text>> =>
  Object.fromEntries(Object.entries(of).map(([id, { label }]) => [id, label]));

const section = ({ id, label, labels, periods, outcomes }: AnyProcedure): string =>
  [
    `## ${label.zh} \`${id}\`\n`,
    '| 中文 | English | identifier | |',
    '| --- | --- | --- | --- |',
    ...rows(labels.states, 'state'),
    ...rows(labels.facts, 'fact'),
    ...rows(labelled(periods), 'period'),
    ...rows(labelled(outcomes), 'outcome'),
    '',
  ].join('\n');

/** Makes the terms that the code defines: duties, the states, facts, periods and outcomes of each procedure, and the codes of requests. */
export const glossaryPart = (): string =>
  [
    MADE,
    '',
    '## Duties 职责\n',
    '| 中文 | English | identifier | |',
    '| --- | --- | --- | --- |',
    ...rows(dutiesOf(PROCEDURES), 'duty'),
    '',
    ...PROCEDURES.map(section),
    '## Codes of a request\n',
    '| 中文 | English | identifier | |',
    '| --- | --- | --- | --- |',
    ...rows(labelled(TOPICS), 'topic'),
    ...rows(labelled(WAYS_IN), 'way in'),
    '',
  ].join('\n');
