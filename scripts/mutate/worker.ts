// Runs the tests of one package against one mutant after the other. It is a process of its own: only the end of the
// process ends a loop that a mutant made endless.
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { createVitest, type TestModule, type TestSpecification } from 'vitest/node';
import { ROOT } from '../rehearse/workspace.ts';
import type { FromWorker, ToWorker } from './messages.ts';

let mutated: { readonly path: string; readonly source: string } | null = null;
let order: readonly string[] = [];

const send = (message: FromWorker): void => {
  process.send?.(message);
};

const withMutant: Plugin = {
  name: 'mutant',
  enforce: 'pre',
  load: (id) => (mutated !== null && id.split('?')[0] === mutated.path ? mutated.source : null),
};

const position = ({ moduleId }: TestSpecification): number => order.findIndex((file) => moduleId === join(ROOT, file));

class InOrder {
  sort(files: TestSpecification[]): TestSpecification[] {
    return files.toSorted((a, b) => position(a) - position(b));
  }
  shard(files: TestSpecification[]): TestSpecification[] {
    return files;
  }
}

const nameOf = ({ moduleId }: { readonly moduleId: string }): string =>
  moduleId.slice(ROOT.length + 1).replaceAll('\\', '/');

const vitest = await createVitest(
  'test',
  {
    config: 'scripts/mutate/vitest.config.ts',
    root: ROOT,
    reporters: [
      {
        // The option bail counts failed tests, and not a file that cannot be loaded.
        onTestModuleEnd: (module: TestModule) => {
          if (module.state() === 'failed') vitest.cancelCurrentRun('test-failure').catch(() => {});
        },
      },
    ],
    sequence: { sequencer: InOrder },
  },
  { plugins: [withMutant], clearScreen: false, logLevel: 'silent' },
);
const specifications = await vitest.globTestSpecifications();

/** The test files with all that they load, by their imports; complete once all of them have run. */
const loadedBy = (): readonly (readonly [test: string, sources: readonly string[]])[] =>
  specifications.map((test) => {
    const seen = new Set(
      Object.values(test.project.vite.environments).flatMap(({ moduleGraph }) => [
        ...(moduleGraph.getModulesByFile(test.moduleId) ?? []),
      ]),
    );
    for (const node of seen) for (const imported of node.importedModules) seen.add(imported);
    const files = [...seen].flatMap(({ file }) => file ?? []);
    return [nameOf(test), files.filter((file) => file.startsWith(ROOT)).map((file) => nameOf({ moduleId: file }))];
  });

const testMutant = async (message: ToWorker): Promise<void> => {
  const touched = [mutated?.path, message.mutant && join(ROOT, message.mutant.file)];
  mutated = message.mutant && { path: join(ROOT, message.mutant.file), source: message.mutant.source };
  for (const path of touched) if (path != null) vitest.invalidateFile(path);
  ({ order } = message);
  vitest.state.filesMap.clear();
  const wanted = order.length === 0 ? specifications : specifications.filter((one) => position(one) >= 0);
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(wanted);
  const failed = testModules.filter((module) => module.state() === 'failed').map(nameOf);
  const durations = testModules.map((module) => [nameOf(module), module.diagnostic().duration] as const);
  const loads = mutated === null ? loadedBy() : [];
  send({ type: 'done', failed, broken: unhandledErrors.length > 0, durations, loads });
};

process.on('message', (message: ToWorker) => {
  testMutant(message).catch((error: unknown) => {
    send({ type: 'broken', message: String(error) });
  });
});
send({ type: 'ready', files: specifications.map(nameOf) });
