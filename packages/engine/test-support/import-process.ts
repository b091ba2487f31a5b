// A process that commits an import until it is killed: `import-process.ts FILE IMPORT`.
import { formatInstant } from '@gongkai/calendar';
import { openEngine } from '../src/engine.ts';
import { openSqliteStore } from '../src/sqlite/open-sqlite-store.ts';
import { PROCEDURES } from './procedures.fixture.ts';

const [file = '', id = ''] = process.argv.slice(2);
const store = openSqliteStore({ file });
const engine = await openEngine({ store, procedures: PROCEDURES });
process.stdout.write(`started ${formatInstant(await engine.now())}\n`);
await engine.imports.commit(id, 'li');
const tell = async (): Promise<void> => {
  const one = await engine.imports.read(id);
  process.stdout.write(`${one?.state ?? ''} ${one?.done ?? 0}\n`);
};
setInterval(() => void tell(), 5);
