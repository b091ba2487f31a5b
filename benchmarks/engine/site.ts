import { closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile } from '../shared/statistics.ts';
import type { Site } from './contestant.ts';
import { onEnd } from './on-end.ts';
import { startPostgres } from './postgres.ts';

/** An empty folder that is removed when the run ends, and a PostgreSQL within it. */
export const openSite = async (): Promise<Site> => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  onEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return { folder, postgres: await startPostgres() };
};

/** How long the disk takes to make 4 kB durable: what every figure of this run rests on. */
const syncMs = ({ folder }: Site): { readonly p50: number; readonly p99: number } => {
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

/** What else the machine is doing: its load, and how long its disk takes. */
export const conditions = (site: Site): string => {
  const { p50, p99 } = syncMs(site);
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

/** Prints what the figures were measured on. */
export const describeSite = (site: Site): void => {
  const { node, sqlite } = process.versions;
  console.log(`node ${node}, SQLite ${sqlite}, ${process.platform} ${process.arch}`);
  console.log(`${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown'}; ${conditions(site)}`);
  if (statfsSync(site.folder).type === IN_MEMORY)
    console.log('  the folder is in memory: durability costs nothing here');
  console.log(`PostgreSQL: ${site.postgres.settings.join(', ')}`);
  console.log('SQLite: journal_mode=WAL, synchronous=FULL');
  console.log(`peers: ${peerVersions().join(', ')}`);
};
