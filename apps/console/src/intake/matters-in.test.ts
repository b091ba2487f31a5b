import { expect, it } from 'vitest';
import { mattersIn } from './matters-in.ts';

it('reads the matters of a text that numbers them', () => {
  const three = ['某地块征收土地批复', '该地块补偿安置方案', '该地块评估报告'];
  expect(mattersIn('1.某地块征收土地批复；2.该地块补偿安置方案；3.该地块评估报告。')).toEqual(three);
  expect(mattersIn('申请公开：\n（一）某地块征收土地批复\n（二）该地块补偿安置方案\n（三）该地块评估报告')).toEqual(
    three,
  );
  expect(mattersIn('一、某地块征收土地批复。二、该地块补偿安置方案。三、该地块评估报告')).toEqual(three);
});

it('leaves out what announces a list, and nothing that asks for something', () => {
  expect(mattersIn('请公开呈贡新区：1. 公告；2. 方案')).toEqual(['公告', '方案']);
  expect(mattersIn('请公开以下信息 1、公告，2、方案，3、笔录')).toEqual(['公告', '方案', '笔录']);
  expect(mattersIn('请公开征收公告。另请公开 1. 方案；2. 笔录')).toEqual(['请公开征收公告。另请公开', '方案', '笔录']);
  expect(mattersIn('公告，1.5米宽道路的图纸')).toEqual(['公告，1.5米宽道路的图纸']);
});

it('leaves a text without numbers as it is', () => {
  expect(mattersIn('2018年第1.5条所称的某地块批复')).toEqual(['2018年第1.5条所称的某地块批复']);
  expect(mattersIn(' ')).toEqual([]);
});
