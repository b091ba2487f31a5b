import { describe, expect, it } from 'vitest';
import { ideographs, isBlank, parseFigure, printedValue } from './published-table.ts';

describe('a figure of a table', () => {
  it.each([
    ['0', '0'],
    ['7', '7'],
    ['+7', '7'],
    ['-7', '-7'],
    ['−7', '-7'],
    ['1,234', '1234'],
    ['1234567', '1234567'],
    ['3219.47', '3219.47'],
    ['3219.470', '3219.47'],
    ['0.000001', '0.000001'],
    ['-0.5', '-0.5'],
    ['12.0000000', '12'],
  ])('%s is %s', (text, printed) => {
    expect(printedValue(parseFigure(text) ?? -1n)).toBe(printed);
  });

  it.each(['', '7件', '1,23', '12,34', '1.', '.5', '0.0000001', '1234567890123456', '七', '--7'])(
    '%j is none',
    (text) => {
      expect(parseFigure(text)).toBeNull();
    },
  );

  it.each(['', '-', '—', '——', '————', '/', '*', '─', '无'])('%j is blank', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each(['0', '-----', '无法', '有无'])('%j is not blank', (text) => {
    expect(isBlank(text)).toBe(false);
  });

  it('has a label of its ideographs', () => {
    expect(ideographs('(一)1.予以公开 a')).toBe('一予以公开');
  });
});
