import { describe, expect, it } from 'vitest';
import { byWorst, flat, rateText, treeOf } from './agency-tree.ts';
import type { AgencyCounts } from './region-reads.ts';

const agency = (id: string, parent: string | null, counts: Partial<AgencyCounts> = {}): AgencyCounts => ({
  agency: id,
  name: id.toUpperCase(),
  level: null,
  parent,
  open: 0,
  overdue: 0,
  within3: 0,
  stopped: 0,
  supervised: 0,
  incidents: 0,
  newestIncident: null,
  ...counts,
});

const ROWS = [
  agency('province', null),
  agency('city', 'province', { open: 5, overdue: 1 }),
  agency('county', 'city', { open: 3, overdue: 2, incidents: 1, newestIncident: { id: 'i', number: '舆-1' } }),
  agency('calm', 'city', { open: 1 }),
  // Its parent is out of reach.
  agency('stray', 'elsewhere', { open: 2 }),
];
const SHARES = new Map([
  ['city', { part: 3, whole: 4 }],
  ['county', { part: 0, whole: 2 }],
]);

describe('the tree of a region', () => {
  const tree = treeOf(ROWS, SHARES);
  const found = (id: string) => flat(tree).find((one) => one.id === id);

  it('has sums that are those of the rows below, among which is what an agency has itself', () => {
    expect(tree.map(({ id }) => id)).toEqual(['province', 'stray']);
    expect(found('city')?.below.map(({ id }) => id)).toEqual(['city:own', 'county', 'calm']);
    for (const node of flat(tree).filter(({ below }) => below.length > 0)) {
      for (const figure of ['open', 'overdue', 'incidents'] as const) {
        expect(node[figure]).toBe(node.below.reduce((total, one) => total + one[figure], 0));
      }
    }
    expect(found('province')).toMatchObject({ open: 9, overdue: 3, inTime: { part: 3, whole: 6 }, agency: 'province' });
    expect(found('city:own')).toMatchObject({ open: 5, overdue: 1, isOwn: true, agency: 'city' });
  });

  it('leaves out what an agency has itself where that is nothing', () => {
    expect(found('province')?.below.map(({ id }) => id)).toEqual(['city']);
  });

  it('names an incident of those below', () => {
    expect(found('province')?.newestIncident).toEqual({ id: 'i', number: '舆-1' });
  });

  it('is sorted by the worst first; what has no base comes last by its rate', () => {
    const below = found('city')?.below ?? [];
    expect(below.toSorted(byWorst('overdue')).map(({ id }) => id)).toEqual(['county', 'city:own', 'calm']);
    expect(below.toSorted(byWorst('open')).map(({ id }) => id)).toEqual(['city:own', 'county', 'calm']);
    expect(below.toSorted(byWorst('rate')).map(({ id }) => id)).toEqual(['county', 'city:own', 'calm']);
  });

  it('says rates with one decimal, and none without a base', () => {
    expect([
      rateText({ part: 23, whole: 24 }),
      rateText({ part: 4, whole: 4 }),
      rateText({ part: 0, whole: 0 }),
    ]).toEqual(['95.8%', '100%', null]);
    // A share short of the whole is never rounded up to it.
    expect(rateText({ part: 9999, whole: 10_000 })).toBe('99.9%');
  });
});
