import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../apps/api/src/config.ts';
import { LARGEST_UPLOAD } from '../../apps/api/src/routes/audits.ts';
import { ROOT } from '../rehearse/workspace.ts';
import { countsIn, rowsIn, STATES, type StandardRow, testsNamedIn } from './standard-rows.ts';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const asvs = read('docs/asvs-l2.md');
const dengbao = read('docs/dengbao-l3.md');
const operations = read('docs/operations.md');
const tests = globSync('{packages,apps,scripts,benchmarks,examples}/**/*.test.ts', {
  cwd: ROOT,
  exclude: (name) => name === 'node_modules' || name === 'dist',
});

// How many requirements of level 1, and then of level 2, each section of ASVS 5.0.0 begins with; its list is in this order.
const SECTIONS = `1.1:0+2 1.2:5+4 1.3:2+9 1.4:0+3 1.5:1+1 2.1:1+2 2.2:2+1 2.3:1+3 2.4:0+1 3.2:2+0 3.3:1+3 3.4:2+4 3.5:3+2
  3.7:0+2 4.1:1+2 4.2:0+1 4.3:0+2 4.4:1+3 5.1:0+1 5.2:2+1 5.3:2+0 5.4:0+3 6.1:1+2 6.2:8+4 6.3:2+2 6.4:2+2 6.5:0+5 6.6:0+3
  6.8:0+4 7.1:0+3 7.2:4+0 7.3:0+2 7.4:2+3 7.5:0+2 7.6:0+2 8.1:1+1 8.2:2+1 8.3:1+0 8.4:0+1 9.1:3+0 9.2:1+3 10.1:0+2 10.2:0+2
  10.3:0+4 10.4:5+6 10.5:0+5 10.6:0+2 10.7:0+3 11.1:0+2 11.2:0+3 11.3:2+1 11.4:1+3 11.5:0+1 11.6:0+1 12.1:1+2 12.2:2+0
  12.3:0+4 13.1:0+1 13.2:0+5 13.3:0+2 13.4:1+4 14.1:0+2 14.2:1+3 14.3:1+2 15.1:1+2 15.2:1+2 15.3:1+6 16.1:0+1 16.2:0+5
  16.3:0+4 16.4:0+3 16.5:0+3 17.1:0+1 17.2:0+4 17.3:0+2`;

const REQUIREMENTS = SECTIONS.split(/\s+/).flatMap((part) => {
  const [section = '', first = '', second = ''] = part.split(/[:+]/);
  return Array.from({ length: Number(first) + Number(second) }, (_, at) => [
    `${section}.${at + 1}`,
    at < Number(first) ? '1' : '2',
  ]);
});

const countedBy = (rows: readonly StandardRow[], levels: readonly (string | null)[]) =>
  new Map(
    [...STATES, 'all'].map((state) => {
      const own = rows.filter((row) => state === 'all' || row.state === state);
      const each = levels.map((level) => own.filter((row) => row.level === level).length);
      return [state, levels.length === 1 ? each : [...each, own.length]] as const;
    }),
  );

const filesOf = (name: string): readonly string[] => tests.filter((file) => file === name || file.endsWith(`/${name}`));

const pages = [
  { name: 'docs/asvs-l2.md', page: asvs, levels: ['1', '2'] },
  { name: 'docs/dengbao-l3.md', page: dengbao, levels: [null] },
];

describe.each(pages)('$name', ({ page, levels }) => {
  const rows = rowsIn(page);

  it('has each number once, each with a state and a reason', () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.filter(({ state }) => !STATES.some((one) => one === state))).toEqual([]);
    expect(rows.filter(({ asks, how }) => asks === '' || how === '')).toEqual([]);
  });

  it('counts its rows at its head', () => {
    expect(Object.fromEntries(countsIn(page))).toEqual(Object.fromEntries(countedBy(rows, levels)));
  });

  it('names tests that are there, each by a name that only one has', () => {
    const named = testsNamedIn(page);
    expect(named.length).toBeGreaterThan(20);
    expect([...new Set(named)].flatMap((name) => (filesOf(name).length === 1 ? [] : [[name, filesOf(name)]]))).toEqual(
      [],
    );
  });

  it('calls nothing met without a test, or the page of what has to be documented', () => {
    const bare = rows.filter(({ id, state, how }) => {
      const isPaper = /^(?:[25678]|1[13456])\.1\.\d+$/.test(id) && /`[\w./-]+\.md`/.test(how);
      return state === 'met' && testsNamedIn(how).length === 0 && !isPaper;
    });
    expect(bare.map(({ id }) => id)).toEqual([]);
  });
});

describe('docs/asvs-l2.md', () => {
  it('has every requirement of levels 1 and 2 and no other, in the order of the standard', () => {
    expect(REQUIREMENTS).toHaveLength(253);
    expect(rowsIn(asvs).map(({ id, level }) => [id, level])).toEqual(REQUIREMENTS);
  });

  it('has every file that uses cryptography in its inventory', () => {
    const using = globSync('{packages,apps}/*/src/**/*.ts', { cwd: ROOT })
      .filter((file) => !file.endsWith('.test.ts') && /'(?:node:crypto|standardwebhooks)'/.test(read(file)))
      .toSorted();
    const chapter = asvs.slice(asvs.indexOf('## V11'), asvs.indexOf('## V12'));
    const table = chapter.slice(0, chapter.indexOf('| id |'));
    const listed = [...table.matchAll(/`((?:packages|apps)\/[\w./-]+\.ts)`/g)].map(([, file = '']) => file);
    expect([...new Set(listed)].toSorted()).toEqual(using);
  });
});

describe('docs/dengbao-l3.md', () => {
  it('has every item from 8.1.4.1 to 8.1.4.11, and says that it is second-hand', () => {
    const items = [...new Set(rowsIn(dengbao).map(({ id }) => id.split('/')[0]))];
    expect(items).toEqual(Array.from({ length: 11 }, (_, at) => `8.1.4.${at + 1}`));
    expect(dengbao).toContain('**Second-hand.**');
  });
});

describe('the limits in docs/operations.md', () => {
  it('are those of the server', () => {
    const { rates, requestSeconds } = readConfig({}, []);
    expect(operations).toContain(`| ${rates.perKey} and ${rates.perAddress} a second on average`);
    expect(operations).toContain(`| a request | ${requestSeconds} seconds`);
    expect(operations).toContain(`1 MB and 20,000 values; ${LARGEST_UPLOAD / 1024 / 1024} MB in 8 parts`);
    expect(rates.trustedProxies).toEqual([]);
  });

  it('name every setting of them', () => {
    for (const name of [
      'RATE_PER_KEY',
      'RATE_PER_ADDRESS',
      'TRUSTED_PROXIES',
      'REQUEST_SECONDS',
      'OUTBOUND_ALLOW',
      'LOG',
    ]) {
      expect(operations).toContain(`\`GONGKAI_${name}\``);
    }
  });
});
