import { describe, expect, it } from 'vitest';
import { idKey, nameKey, phoneKey } from './keys.ts';

describe('the key of a name', () => {
  it.each([
    ['张三', '张 三'],
    ['张三', ' 张\u3000三 '],
    ['阿卜杜拉·买买提', '阿卜杜拉•买买提'],
    ['阿卜杜拉·买买提', '阿卜杜拉.买买提'],
    ['ABC公司(昆明)', 'ａｂｃ公司（昆明）'],
    ['《春城晚报》社', '春城晚报社'],
  ])('of %s is that of %s', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it.each([
    ['张三', '张三丰'],
    ['昆明市一公司', '昆明市二公司'],
  ])('of %s is not that of %s', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  it('is not there where no letter is', () => {
    expect([nameKey('—'), nameKey('  ')]).toEqual([null, null]);
  });
});

describe('the key of an identity number', () => {
  it.each([
    ['53010219900101123X', '53010219900101123x'],
    ['53010219900101123X', '530102 19900101 123Ｘ'],
  ])('of %s is that of %s', (one, other) => {
    expect(idKey(one, 'natural')).toBe(idKey(other, 'natural'));
  });

  it('gives the number of today for one of 15 digits, of a person alone', () => {
    // 11010519491231002X is the example in GB 11643-1999.
    expect(idKey('110105491231002', 'natural')).toBe('11010519491231002X');
    expect(idKey('110105491231002', 'commercial')).toBe('110105491231002');
  });

  it('is not there for what is too short', () => {
    expect([idKey('12345', 'natural'), idKey('', null)]).toEqual([null, null]);
  });
});

describe('the key of a telephone', () => {
  it.each([
    ['13800138000', '138-0013-8000'],
    ['13800138000', '+86 138 0013 8000'],
    ['13800138000', '008613800138000'],
    ['13800138000', '１３８００１３８０００'],
    ['087112345678', '0871-12345678'],
    ['087112345678', '+86 871 12345678'],
    ['087112345678', '+86 0871 12345678'],
  ])('is %s for %s', (key, phone) => {
    expect(phoneKey(phone)).toBe(key);
  });

  it('is not there for what is none', () => {
    expect([phoneKey('12345'), phoneKey('昆明市')]).toEqual([null, null]);
  });
});
