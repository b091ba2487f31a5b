import { closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile } from '../shared/statistics.ts';
import type { TestBed } from './contestant.ts';
import { onExit } from './cleanup.ts';
import { startPostgres } from './postgres.ts';

/** Creates an empty folder and starts PostgreSQL; both are removed when the run ends. */
export const openTestBed = async (): Promise<TestBed> => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  onExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return { folder, postgres: await startPostgres() };
};

/** Measures how long the disk takes to make 4 kB durable; every figure of the run depends on it. */
const syncMs = ({ folder }: TestBed): { readonly p50: number; readonly p99: number } => {
  const file = openSync(join(folder, 'sync'), 'w');
  const page = Buffer.alloc(4096, 1);
  const times = Array.from({ length: 200 }, () => {
    const begin = performance.now();
    writeSync(file, page);
    fdatasyncSync(file);
    return performance.now() - begin;
  }).toSorted((a, b) => a - b);
  closeSync(file);
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
};

/** The load of the machine, and the latency of its disk. */
export const machineConditions = (testBed: TestBed): string => {
  const { p50, p99 } = syncMs(testBed);
  const load = (loadavg()[0] ?? 0).toFixed(1);
  return `load average ${load}, fdatasync of 4 kB p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`;
};

const IN_MEMORY = 0x01021994;

const peerVersions = (): readonly string[] => {
  const read = (file: string): { readonly version?: string; readonly dependencies?: object } =>
    JSON.parse(readFileSync(join(import.meta.dirname, '..', file), 'utf8'));
  return Object.keys(read('package.json').dependencies ?? {}).map(
    (name) => `${name} ${read(join('node_modules', name, 'package.json')).version ?? ''}`,
  );
};

/** Prints the machine, the versions and the settings of the run. */
export const describeTestBed = (testBed: TestBed): void => {
  const { node, sqlite } = process.versions;
  console.log(`node ${node}, SQLite ${sqlite}, ${process.platform} ${process.arch}`);
  console.log(`${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown'}; ${machineConditions(testBed)}`);
  if (statfsSync(testBed.folder).type === IN_MEMORY)
    console.log('  the folder is in memory: durability costs nothing here');
  console.log(`PostgreSQL: ${testBed.postgres.settings.join(', ')}`);
  console.log('SQLite: journal_mode=WAL, synchronous=FULL');
  console.log(`peers: ${peerVersions().join(', ')}`);
};
