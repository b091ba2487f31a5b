import { expect, it } from 'vitest';
import { chineseNumeral } from './chinese-numeral.ts';

it.each([
  ['零', 0],
  ['〇', 0],
  ['一', 1],
  ['两', 2],
  ['九', 9],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['九十九', 99],
  ['一百', 100],
  ['一百零五', 105],
  ['两百三十', 230],
  ['一千零一', 1001],
  ['一千二百三十四', 1234],
  ['九千九百九十九', 9999],
  ['', null],
  ['十十', null],
  ['百千', null],
  ['一二', null],
  ['零十', null],
  ['十件', null],
])('reads %s as %s', (text, value) => {
  expect(chineseNumeral(text)).toBe(value);
});
