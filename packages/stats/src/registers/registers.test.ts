import { describe, expect, it } from 'vitest';
import { cellsOf } from '../formats/format.ts';
import { FORMATS } from '../formats/formats.ts';
import { REFUSALS } from '../refusal.ts';
import { cellsFedBy } from './cells-fed-by.ts';
import { checkEntry } from './check-entry.ts';
import { enter, historyOf } from './enter.ts';
import { input } from '../../test-support/entries.ts';
import { isRegisterId, REGISTER_IDS, REGISTERS } from './registers.ts';

describe('the registers', () => {
  it('feed every cell that no procedure feeds, and each feeds at least one', () => {
    expect(REGISTER_IDS.filter((register) => cellsFedBy(register).length === 0)).toEqual([]);
    const fed = REGISTER_IDS.flatMap((register) => cellsFedBy(register).map(({ format, cell }) => `${format} ${cell}`));
    const wanted = Object.values(FORMATS).flatMap((format) =>
      cellsOf(format)
        .filter(({ source }) => source.from === 'register')
        .map(({ id }) => `${format.id} ${id}`),
    );
    expect(fed.toSorted()).toEqual(wanted.toSorted());
    expect(new Set(fed).size).toBe(36 + 37 + 25);
  });

  it('serve several forms where their words mean the same', () => {
    expect(cellsFedBy('normative-documents-made').map(({ format, cell }) => `${format} ${cell}`)).toEqual([
      'STAT2014 1.1.2',
      'AR2019 normativeDocuments/made',
      'AR2021 normativeDocuments/made',
    ]);
  });

  it('are named in both languages, each by its own words', () => {
    const labels = Object.values(REGISTERS).flatMap(({ label }) => [label.zh, label.en]);
    expect(labels.every((label) => label.trim() !== '')).toBe(true);
    expect(new Set(labels).size).toBe(2 * REGISTER_IDS.length);
  });

  it('take decimals for money alone, and a number below zero for a change alone', () => {
    const having = (test: (id: (typeof REGISTER_IDS)[number]) => boolean) => REGISTER_IDS.filter(test);
    expect(having((id) => REGISTERS[id].decimals > 0)).toEqual(['charges-collected', 'procurement-amount', 'budget']);
    expect(having((id) => REGISTERS[id].signed)).toEqual([
      'licence-items-change',
      'service-items-change',
      'penalty-items-change',
      'coercion-items-change',
      'charge-items-change',
    ]);
  });

  it('are distinguished from other words', () => {
    expect([isRegisterId('staff'), isRegisterId('toString'), isRegisterId('')]).toEqual([true, false, false]);
  });
});

describe('an entry', () => {
  it.each([
    ['a whole number of people', {}],
    ['none at all', { value: 0 }],
    ['a figure taken back', { value: null }],
    ['money to the fen', { register: 'budget', unit: '万元', value: 3219.470001 }],
    ['a change below zero', { register: 'licence-items-change', unit: '项', value: -4 }],
  ])('is read as %s', (_, more) => {
    const { unit, ...kept } = input(more);
    expect(checkEntry({ unit, ...kept })).toEqual({ ok: true, entry: kept });
  });

  it.each([
    ['register/unknown', { register: 'smiles' }, '没有“smiles”这一登记项'],
    ['register/unknown', { register: 'toString' }, '没有“toString”这一登记项'],
    ['register/bad-agency', { agency: ' ' }, '须写明行政机关'],
    ['register/bad-year', { year: 2018.5 }, '2018.5不是年份'],
    ['register/bad-year', { year: 0 }, '0不是年份'],
    ['register/wrong-unit', { unit: '个' }, '“从事政府信息公开工作人员”以人计,不以个计'],
    ['register/wrong-unit', { register: 'budget', unit: '元' }, '“政府信息公开专项经费”以万元计,不以元计'],
    ['register/not-a-number', { value: Number.NaN }, '“从事政府信息公开工作人员”须填数字'],
    ['register/not-a-number', { value: Number.POSITIVE_INFINITY }, '“从事政府信息公开工作人员”须填数字'],
    ['register/negative', { value: -1 }, '“从事政府信息公开工作人员”不能为负数'],
    ['register/not-whole', { value: 2.5 }, '“从事政府信息公开工作人员”须填整数'],
    [
      'register/not-whole',
      { register: 'charge-items-change', unit: '项', value: -0.5 },
      '“本年增减行政事业性收费项目”须填整数',
    ],
    [
      'register/too-fine',
      { register: 'budget', unit: '万元', value: 0.000_000_1 },
      '“政府信息公开专项经费”最多6位小数',
    ],
    ['register/too-large', { value: 1e15 }, '“从事政府信息公开工作人员”不能超过9000000000000人'],
    [
      'register/too-large',
      { register: 'charge-items-change', unit: '项', value: -1e15 },
      '“本年增减行政事业性收费项目”不能超过9000000000000项',
    ],
    ['register/too-large', { value: 9_000_000_000_001 }, '“从事政府信息公开工作人员”不能超过9000000000000人'],
  ])('is refused with %s for %j', (code, more, zh) => {
    const result = checkEntry(input(more));
    expect(result).toMatchObject({ ok: false, code, reason: { zh } });
    expect(Object.keys(REFUSALS)).toContain(code);
  });

  it('may be as large as the limit', () => {
    expect(checkEntry(input({ value: 9_000_000_000_000 })).ok).toBe(true);
  });
});

describe('entering', () => {
  const of = { register: 'staff', agency: 'a', year: 2018 };

  it('keeps earlier entries and who made them', () => {
    const first = enter([], input({ value: 12 }), 0);
    const second = first.ok ? enter(first.entries, input({ value: 13, by: 'wang', at: 5 }), 1) : first;
    expect(second.ok ? historyOf(second.entries, of).map(({ value, by, at }) => [value, by, at]) : second).toEqual([
      [12, 'li', 0],
      [13, 'wang', 5],
    ]);
  });

  it('refuses the second of two officers who saw the same figure, and names the first', () => {
    const first = enter([], input({ by: 'wang' }), 0);
    const entries = first.ok ? first.entries : [];
    expect(enter(entries, input({ value: 14 }), 0)).toMatchObject({
      ok: false,
      code: 'register/conflict',
      reason: { zh: '这一数字已由wang更改,请重新读取后再填' },
    });
    expect(enter([], input(), 3)).toMatchObject({
      code: 'register/conflict',
      reason: { zh: '这一数字已由他人更改,请重新读取后再填' },
    });
    expect(entries).toHaveLength(1);
  });

  it('compares only entries of the same register, agency and year', () => {
    const first = enter([], input(), 0);
    const entries = first.ok ? first.entries : [];
    for (const more of [{ agency: 'b' }, { year: 2019 }, { register: 'staff-full-time' }]) {
      expect(enter(entries, input(more), 0)).toMatchObject({ ok: true });
    }
  });

  it('refuses what is not an entry', () => {
    expect(enter([], input({ value: -1 }), 0)).toMatchObject({ ok: false, code: 'register/negative' });
  });
});
