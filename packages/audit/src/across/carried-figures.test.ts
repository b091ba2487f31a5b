import { describe, expect, it } from 'vitest';
import { plainDocument } from '../document.ts';
import { suqian2023 } from '../../test-support/reports.ts';
import { auditAcross } from './audit-across.ts';

// The report of the year before, whose table hands on what that of 2023 has as carried over.
const FORWARD = '118 3 0 0 0 0 121';
const suqian2022 = suqian2023.replaceAll('2023年', '2022年').replace(FORWARD, '91 3 0 0 2 0 96');
const handing = (forward: string) => suqian2022.replace('91 3 0 0 2 0 96\n（本', `${forward}\n（本`);

const carried = (before: string, rule = 'I4', now = suqian2023) =>
  auditAcross(plainDocument(now), plainDocument(before)).filter(({ ruleId }) => ruleId === rule);
const shown = (found: ReturnType<typeof carried>) =>
  found.map(({ verdict, stated, computed, reason, likelyCause }) =>
    [verdict, stated, computed, reason, likelyCause].filter((part) => part !== null).join(' '),
  );

describe('what is carried into the year', () => {
  it('passes with both figures, each with its words and its unit', () => {
    const [first, ...more] = carried(suqian2022);
    expect(more).toHaveLength(6);
    expect(first?.operands.map(({ label, value, unit, where }) => [label, value, unit, where?.length ?? null])).toEqual(
      [
        ['上年结转·自然人', '91', '件', 2],
        ["结转下年度继续办理·自然人 (last year's report)", '91', '件', null],
      ],
    );
    expect(first).toMatchObject({
      stated: '91',
      computed: '91',
      quote: '⼆、上年结转政府信息公开申请数量 91 3 0 0 2 0 96',
    });
  });

  it('is wrong at the total, if that differs, and else at the first column that does', () => {
    const errors = (forward: string) => shown(carried(handing(forward))).filter((one) => !one.startsWith('pass'));
    expect(errors('81 3 0 0 2 0 86')).toEqual(['error 96 86 one digit is wrong: 9 for 8']);
    expect(errors('91 3 0 0 2 55 151')).toEqual([
      'error 96 151 this report and last year’s do not carry the same figure',
    ]);
    expect(errors('90 4 0 0 2 0 96')).toEqual(['error 91 90 one digit is wrong: 1 for 0']);
    expect(shown(carried(handing('90 4 0 0 2 0 96')))).toHaveLength(6);
  });

  it('is not known where a table is missing, is there twice, or lacks the cell', () => {
    const table = suqian2022.slice(suqian2022.indexOf('⼀、本年新收'), suqian2022.indexOf('四、政府信息公开'));
    expect(carried(suqian2022.replace(table, ''))).toEqual([]);
    expect(carried(suqian2022.replace(table, `${table}\n${table}`))).toEqual([]);
    expect(carried(handing('91 3 0 0 2 96'))).toEqual([]);
  });
});

describe('documents in force', () => {
  const inForce = (row: string) =>
    shown(carried(suqian2022.replace('⾏政规范性⽂件 109 489 597', `⾏政规范性⽂件 ${row}`), 'SC1'));

  it('are those before, with the new ones and without the repealed; a catalogue may be cleared', () => {
    // 977 + 109 = 489 + 597 in 2023.
    expect(inForce('109 489 977')).toContainEqual(expect.stringMatching(/^pass .* 1086$/));
    expect(inForce('109 489 978')).toContainEqual(
      expect.stringMatching(/^cannot-assess .* 1087 catalogue-may-be-cleared$/),
    );
  });
});
