import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PartyRow } from '../store/parties.ts';
import { certaintyOf, groupRows } from './group-rows.ts';

const row = (caseId: string, more: Partial<PartyRow> = {}): PartyRow => ({
  caseId,
  seq: 1,
  place: 0,
  agency: 'kunming',
  kind: 'natural',
  nameHash: '张三',
  idHash: null,
  idLast4: null,
  phoneHash: null,
  party: caseId,
  ...more,
});

const grouped = (...rows: readonly PartyRow[]): readonly string[] =>
  groupRows(rows)
    .map((group) =>
      group.rows
        .map(({ caseId }) => caseId)
        .toSorted()
        .join(''),
    )
    .toSorted();

describe('rows of one party', () => {
  it('are those with one identity number, and those with the same name and telephone', () => {
    const counter = row('a', { idHash: '1', phoneHash: '138' });
    expect(grouped(counter, row('b', { phoneHash: '138' }), row('c', { idHash: '1', nameHash: '张叁' }))).toEqual([
      'abc',
    ]);
    expect(grouped(counter, row('b', { phoneHash: '139' }))).toEqual(['a', 'b']);
    expect(grouped(counter, row('b'))).toEqual(['a', 'b']);
    // A telephone that two people share says nothing.
    expect(grouped(counter, row('b', { idHash: '2', phoneHash: '138' }), row('c', { phoneHash: '138' }))).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('are of one organisation where the name is the same', () => {
    const company = { kind: 'commercial' };
    expect(grouped(row('a', { ...company, phoneHash: '1' }), row('b', { ...company, phoneHash: '2' }))).toEqual(['ab']);
    expect(grouped(row('a', company), row('b', { kind: 'other' }))).toEqual(['ab']);
    expect(grouped(row('a', company), row('b'))).toEqual(['a', 'b']);
    expect(grouped(row('a', { ...company, idHash: '1' }), row('b', company))).toEqual(['ab']);
  });

  it('are the same in whatever order they are found', () => {
    const some = fc.constantFrom<string | null>(null, '1', '2');
    const rows = fc.array(fc.record({ idHash: some, phoneHash: some, kind: fc.constantFrom('natural', 'other') }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat()), (list, order) => {
        const all = list.map((one, index) => row(String(index), one));
        const mixed = all
          .map((one) => [order.next().value, one] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, one]) => one);
        expect(grouped(...mixed)).toEqual(grouped(...all));
      }),
    );
  });
});

describe('the certainty of a party', () => {
  const asked = { kind: 'natural', nameHash: '张三', idHash: '1', idLast4: null, phoneHash: '138' };

  it.each([
    ['its number', row('a', { idHash: '1', nameHash: '张叁' }), 'id'],
    ['another number, also with name and telephone', row('a', { idHash: '2', phoneHash: '138' }), null],
    ['its name and telephone', row('a', { phoneHash: '138' }), 'phone'],
    ['its name', row('a', { phoneHash: '139' }), 'name'],
    ['the name of an organisation', row('a', { kind: 'other' }), null],
  ])('by %s', (_, one, expected) => {
    const [group] = groupRows([one]);
    expect(group && certaintyOf(group, asked)).toBe(expected);
  });
});
