import { civilDate } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import type { AgencyTree, Place } from '../store/agency-records.ts';
import { agenciesOn, type AgencyPut, ALWAYS, planDay, planPut } from './places.ts';

const TODAY = civilDate('2026-03-02');
const EMPTY: AgencyTree = { agencies: [], places: [], today: TODAY };

const one = (id: string, parent: string | null = null, more: Partial<AgencyPut> = {}): AgencyPut => ({
  id,
  name: id,
  level: '县',
  parent,
  ...more,
});

/** The tree after agencies were put, as a store keeps it. */
const after = (tree: AgencyTree, ...given: readonly AgencyPut[]): AgencyTree => {
  const { agencies, places } = planPut(tree, given);
  const rows = new Map([...tree.agencies, ...agencies].map((row) => [row.id, row]));
  const added = places.map((place, index): Place => ({
    ...place,
    number: tree.places.length + 1 + index,
    by: 'li',
    at: 1,
  }));
  return { ...tree, agencies: [...rows.values()], places: [...tree.places, ...added] };
};

const on = (tree: AgencyTree, day: string): readonly string[] =>
  agenciesOn(tree, civilDate(day)).map(
    ({ id, name, parent, ended }) => `${id}=${name}<${parent ?? ''}${ended ? ' ended' : ''}`,
  );

const BASE = after(EMPTY, one('city'), one('county', 'city'));

describe('agencies day by day', () => {
  it('were always there unless their first day is named', () => {
    expect(on(BASE, '1990-01-01')).toEqual(['city=city<', 'county=county<city']);
    expect(BASE.places.map(({ from }) => from)).toEqual([ALWAYS, ALWAYS]);
    const later = after(BASE, one('bureau', 'city', { from: civilDate('2025-05-01') }));
    expect(on(later, '2025-04-30')).toEqual(on(BASE, '2025-04-30'));
    expect(on(later, '2025-05-01')).toContain('bureau=bureau<city');
  });

  it('change from today where no day is named, and keep what they were before', () => {
    const moved = after(BASE, one('county', null, { name: '新县' }));
    expect(on(moved, '2026-03-01')).toEqual(['city=city<', 'county=county<city']);
    expect(on(moved, '2026-03-02')).toEqual(['city=city<', 'county=新县<']);
    expect(moved.agencies).toContainEqual({
      id: 'county',
      name: '新县',
      level: '县',
      parent: null,
      overlays: undefined,
    });
  });

  it('keep what an earlier release knew of them', () => {
    const old: AgencyTree = { ...EMPTY, agencies: [one('city'), one('county', 'city')] };
    const moved = after(old, one('county'));
    expect(on(moved, '2026-03-01')).toEqual(['city=city<', 'county=county<city']);
    expect(on(moved, '2026-03-02')).toEqual(['city=city<', 'county=county<']);
  });

  it('change on a day to come when it comes', () => {
    const planned = after(BASE, one('county', null, { from: civilDate('2026-07-01') }));
    expect(planned.agencies.find(({ id }) => id === 'county')?.parent).toBe('city');
    expect(planDay(planned).agencies).toEqual([]);
    const then = { ...planned, today: civilDate('2026-07-01') };
    expect(planDay(then).agencies).toMatchObject([{ id: 'county', parent: null }]);
    // One that begins only then is not among the agencies before.
    const begins = after(BASE, one('bureau', 'city', { from: civilDate('2026-07-01') }));
    expect(begins.agencies.map(({ id }) => id)).toEqual(['city', 'county']);
    expect(planDay({ ...begins, today: civilDate('2026-07-02') }).agencies).toMatchObject([{ id: 'bureau' }]);
  });

  it('are corrected by a later entry from the same day, and change nothing where nothing differs', () => {
    const wrong = after(BASE, one('county', 'city', { name: '错' }));
    expect(on(after(wrong, one('county', 'city', { name: '对' })), '2026-03-02')).toContain('county=对<city');
    expect(planPut(BASE, [one('city'), one('county', 'city')])).toEqual({ agencies: [], places: [] });
  });

  it('end on a day and stay', () => {
    const ended = after(BASE, one('county', 'city', { ended: true, from: civilDate('2026-06-01') }));
    expect(on(ended, '2026-05-31')).toContain('county=county<city');
    expect(on(ended, '2026-06-01')).toContain('county=county<city ended');
    expect(ended.agencies).toHaveLength(2);
  });

  it.each<[string, readonly AgencyPut[], string]>([
    ['a parent that is not there', [one('x', 'nowhere')], 'x is below nowhere, which is not in it'],
    ['a parent that begins later', [one('p', null, { from: civilDate('2027-01-01') }), one('x', 'p')], 'not in it'],
    ['an agency named twice', [one('x'), one('x')], 'an agency is named twice'],
    ['itself as its parent', [one('county', 'county')], 'agencies stand in a circle'],
    ['a circle', [one('city', 'county')], 'agencies stand in a circle'],
    ['a circle on a day to come', [one('city', 'county', { from: civilDate('2027-01-01') })], 'in a circle'],
    [
      'a parent that ends',
      [one('city', null, { ended: true, from: civilDate('2027-01-01') })],
      'which has ended by 2027',
    ],
    [
      'days of one that has not begun',
      [one('x', null, { from: civilDate('2027-01-01'), overlays: [] })],
      'once it has begun',
    ],
  ])('are refused for %s', (_, given, why) => {
    expect(() => planPut(BASE, given)).toThrow(why);
  });

  it('end together with what is below them', () => {
    const from = civilDate('2027-01-01');
    const all = after(BASE, one('city', null, { ended: true, from }), one('county', 'city', { ended: true, from }));
    expect(on(all, '2027-01-01')).toEqual(['city=city< ended', 'county=county<city ended']);
  });
});
