import { instantOf } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { ASSIGNED, codeOf, done, HANDLER, HEAD, NOW, opened, REGISTRAR } from '../../../test-support/opened-case.ts';
import { placeOf } from './transferring.ts';

describe('a transfer to another agency', () => {
  const moved = { type: 'case.transferred', to: '自然资源局', basis: '机构改革方案' };

  it('is recorded by the head, takes the case out of the hands of its holder, and leaves its clocks', () => {
    const given = done(opened(), ASSIGNED, REGISTRAR);
    const after = done(given, moved, HEAD);
    expect(after.file?.holder).toBeUndefined();
    expect(after.file?.transfers).toEqual([{ to: '自然资源局', at: instantOf('2026-04-20T11:00:00+08:00') }]);
    expect([after.value, after.context]).toEqual([given.value, given.context]);
    for (const other of [REGISTRAR, HANDLER]) expect(codeOf(opened(), moved, other)).toBe('actor/forbidden');
  });

  it('says on what it is based', () => {
    for (const wrong of [{ basis: '' }, { basis: undefined }, { to: '' }]) {
      expect(codeOf(opened(), { ...moved, ...wrong }, HEAD)).toBe('fact/malformed');
    }
  });

  // The agencies of a case are kept one in a line.
  it.each(['\n', '\t', '\r', '\u0000', '\u001b', '\u007f', '\u0085', '\u009f'])(
    'goes to no agency with the control character %j in its name',
    (control) => {
      expect(codeOf(opened(), { ...moved, to: `自然${control}资源局` }, HEAD)).toBe('fact/malformed');
      expect(codeOf(opened(), { ...moved, to: '自然 资源局' }, HEAD)).toBeNull();
    },
  );

  it('moves an open case only', () => {
    const closed = { ...opened(), value: 'closed' };
    expect(codeOf(closed, moved, HEAD)).toBe('file/case-closed');
    // Nothing binds the agency yet, and the case is open all the same.
    expect(codeOf({ ...opened(), value: 'awaiting-confirmation' }, moved, HEAD)).toBeNull();
    expect(codeOf(closed, { type: 'note.added', kind: 'note', text: '。' }, HANDLER)).toBeNull();
  });

  it('gives the agencies of a case in order, each earlier one once', () => {
    const at = NOW;
    const through = (...all: readonly string[]) => placeOf('甲', { transfers: all.map((to) => ({ to, at })) });
    expect(placeOf('甲')).toEqual({ agency: '甲', earlierAgencies: [] });
    expect(through('乙')).toEqual({ agency: '乙', earlierAgencies: ['甲'] });
    expect(through('乙', '甲')).toEqual({ agency: '甲', earlierAgencies: ['甲', '乙'] });
    expect(through('乙', '甲', '乙')).toEqual({ agency: '乙', earlierAgencies: ['甲', '乙'] });
  });

  it('happens no more often than reforms do', () => {
    const often = Array.from({ length: 50 }, () => ({ to: '乙', at: NOW }));
    expect(codeOf({ ...opened(), file: { transfers: often } }, moved, HEAD)).toBe('file/full');
  });
});
