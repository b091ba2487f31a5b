// Every operation of the API document under requests of every kind: npm run fuzz -- [--requests N] [--seed N]
import { parseArgs } from 'node:util';
import { fuzzOperation, type Report } from './fuzz-operation.ts';
import { operationsOf } from './operations-of.ts';
import { tableOf } from './table-of.ts';
import { makeTemplate } from './template.ts';
import { openWorld } from './world.ts';

const USAGE = `npm run fuzz -- [--requests 5000] [--seed N] [--operation 'POST /api/v1/cases']
  --requests   requests to each operation, default 5000
  --seed       makes the same requests again; default: drawn, and printed
  --operation  only operations whose name contains this
`;

class UsageError extends Error {}

const isUsageError = (error: unknown): error is Error =>
  error instanceof UsageError ||
  (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

const wholeNumber = (name: string, text: string): number => {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`--${name} takes a whole number, not ${text}`);
};

const readArguments = () => {
  const { values } = parseArgs({
    options: {
      requests: { type: 'string', default: '5000' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
      operation: { type: 'string', default: '' },
      help: { type: 'boolean', default: false },
    },
  });
  const { requests, seed, operation, help } = values;
  return { requests: wholeNumber('requests', requests), seed: wholeNumber('seed', seed), operation, help };
};

const say = (text: string): void => void process.stdout.write(text);

const progress = (name: string, requests: number) => {
  const { isTTY } = process.stdout;
  return (done: number): void => {
    if (isTTY && done % 50 === 0) say(`\r  ${name}  ${done} of ${requests} `);
  };
};

const explained = ({ operation, failures }: Report, seed: number): string =>
  failures
    .map(({ index, faults, request }) => {
      const again = `npm run fuzz -- --seed ${seed} --operation '${operation}' --requests ${index + 1}`;
      return `\n${operation}, request ${index}: ${faults.join('; ')}\n  ${request}\n  again: ${again}\n`;
    })
    .join('');

const run = async (requests: number, seed: number, only: string): Promise<boolean> => {
  say(`Seed ${seed}, ${requests} requests to each operation\n`);
  const started = performance.now();
  const template = await makeTemplate(seed);
  const operations = operationsOf(template.document).filter(({ name }) => name.includes(only));
  if (operations.length === 0) throw new UsageError(`no operation has ${only} in its name`);
  const reports: Report[] = [];
  for (const operation of operations) {
    const world = await openWorld(template);
    const onRequest = progress(operation.name, requests);
    const report = await fuzzOperation(world, operation, { requests, onRequest });
    await world.close();
    reports.push(report);
    const word = report.failures.length === 0 ? 'ok  ' : 'FAIL';
    say(`${process.stdout.isTTY ? '\r\u001B[K' : ''}${word} ${operation.name}\n`);
    say(explained(report, seed));
  }
  say(`\n${tableOf(reports)}\n${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  return reports.every(({ failures }) => failures.length === 0);
};

try {
  const { requests, seed, operation, help } = readArguments();
  if (help) say(USAGE);
  else process.exitCode = (await run(requests, seed, operation)) ? 0 : 1;
} catch (error) {
  if (!isUsageError(error)) throw error;
  process.stderr.write(`${error.message}\n${USAGE}`);
  process.exitCode = 2;
}
