import type { AnyProcedure } from '@gongkai/core';
import { PROCEDURES } from '@gongkai/core';
import { diagramOf } from '../../apps/api/src/views/diagram.ts';

const page = (procedure: AnyProcedure): string => {
  const { zh, en } = diagramOf(procedure);
  const name = `${procedure.label.zh} ${procedure.label.en}`;
  return `# ${name}

Made from the reviewed table of \`${procedure.id}\` ${procedure.version} by \`npm run docs\`; a test compares. What a fact
leaves where it was is not drawn. Periods and articles: [law.md](../law.md).

\`\`\`mermaid
${zh}\`\`\`

\`\`\`mermaid
${en}\`\`\`
`;
};

/** Makes docs/diagrams/<procedure>.md: the states of each procedure in both languages, as Mermaid text. */
export const diagramPages = (): ReadonlyMap<string, string> =>
  new Map(PROCEDURES.map((procedure) => [`diagrams/${procedure.id}.md`, page(procedure)]));
