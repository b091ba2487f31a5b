import { PROCEDURES } from '@gongkai/core';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { createApp } from '../../apps/api/src/index.ts';

interface Operation {
  readonly summary?: string;
  readonly security?: readonly unknown[];
}

interface Paths {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const documentOfApi = async (): Promise<Paths> => {
  const engine = await openEngine({ store: openSqliteStore(), procedures: PROCEDURES });
  const answer = await createApp({ engine }).request('/openapi.json');
  const document = (await answer.json()) as Paths;
  await engine.close();
  return document;
};

/** The page of all routes, as the OpenAPI document has them. */
export const routesPage = async (): Promise<string> => {
  const { paths } = await documentOfApi();
  const rows = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { summary = '', security }]) => {
      const open = security?.length === 0 ? 'open' : '';
      return `| \`${method.toUpperCase()} ${path}\` | ${summary.replaceAll('|', '\\|')} | ${open} |`;
    }),
  );
  return `# Routes

Made from the OpenAPI document by \`npm run docs\`. Each route needs a key, \`authorization: Bearer gk_…\`, or a session
([signing in](sign-in.md)), but those that are open. \`/openapi.json\` has parameters, bodies and answers; \`/reference\` shows it.

| route | | |
| --- | --- | --- |
${rows.join('\n')}
`;
};
