import { expect, it } from 'vitest';
import { judged } from '../../test-support/judged.ts';

// Differences, multiples, percentage points and growth: what is exact, a last digit off, another formula, and no statement.
it.each([
  ['今年80场,比上年的64场增加16场。', ['P12 pass 16场']],
  ['今年60场,比上年的64场减少4场。', ['P12 pass 4场']],
  ['今年60场,比上年的64场增加4场。', ['P12 error high 4场 for -4 (a rise is stated as a fall, or a fall as a rise)']],
  ['今年60场,比上年的64场减少6场。', ['P12 error high 6场 for 4 (one digit is wrong: 6 for 4)']],
  ['今年64场,比上年的64场增加0场。', ['P12 pass 0场']],
  ['收到甲类70件,乙类80件,比上年的64件增加6件。', ['P12 cannot-assess 6件 several-readings']],
  ['今年约80场,比上年的64场增加18场。', []],
  ['今年80场,是上年(40场)的2倍。', ['P13 pass 2倍']],
  [
    '今年80场,是上年(40场)的1倍。',
    ['P13 error medium 1倍 for 2倍 (the change was divided by the figure of last year, not the figure of this year)'],
  ],
  ['今年80场,比上年(40场)增长1倍。', ['P13 pass 1倍']],
  [
    '今年80场,比上年(40场)增长2倍。',
    ['P13 error medium 2倍 for 1倍 (the figure of this year was divided by that of last year, not the change)'],
  ],
  ['今年80场,是上年的2倍。', ['P13 cannot-assess 2倍 no-base']],
  ['今年80场,是上年(0场)的2倍。', ['P13 cannot-assess 2倍 no-base']],
  ['今年85场,是上年(40场)的2.1倍。', ['P13 pass 2.1倍']],
  ['今年85场,是上年(40场)的2.2倍。', ['P13 rounding 2.2倍 for 2.1倍']],
  ['今年85场,是上年(40场)的2.3倍。', ['P13 error high 2.3倍 for 2.1倍 (one digit is wrong: 3 for 1)']],
  ['办结率由95%提高到97.5%,提高2.5个百分点。', ['P14 pass 2.5个百分点']],
  ['办结率98.5%,比上年的96%提高2.5个百分点。', ['P14 pass 2.5个百分点']],
  ['办结率98.5%,比上年的96%提高3.5个百分点。', ['P14 error high 3.5个百分点 for 2.5 (one unit too high: 3 for 2)']],
  ['办结率98.5%,比上年的96%提高2.6个百分点。', ['P14 rounding 2.6个百分点 for 2.5']],
  ['办结率98.5%,提高2.5个百分点。', ['P14 cannot-assess 2.5个百分点 no-base']],
  ['办结率98.5%,比上年的约96%提高2.5个百分点。', ['P14 cannot-assess 2.5个百分点 no-base']],
  ['召开80场,比上年(64场)增长25%。', ['P08 pass 25%']],
  ['召开80场,比上年(64场)下降25%。', ['P11 error high 25% for -25% (a rise is stated as a fall, or a fall as a rise)']],
  ['召开48场,比上年(64场)下降25%。', ['P11 pass 25%']],
  ['召开48场,比上年(64场)增长25%。', ['P08 error high 25% for -25% (a rise is stated as a fall, or a fall as a rise)']],
  [
    '召开80场,比上年(64场)增长125%。',
    ['P08 error high 125% for 25% (the figure of this year was divided by that of last year, not the change)'],
  ],
  [
    '召开80场,比上年(64场)增长20%。',
    ['P08 error high 20% for 25% (the change of 16 was divided by the figure of this year)'],
  ],
  ['召开80场,比上年(64场)增长25.1%。', ['P08 error high 25.1% for 25.0% (one digit is wrong: 1 for 0)']],
  ['召开80场,比上年(64场)增长26%。', ['P08 error high 26% for 25% (one unit too high: 26 for 25)']],
  // The figure behind the growth did not grow.
  ['召开80场,比上年(64场)增长50%,参加96场。', ['P08 error high 50% for 25%']],
  ['召开80场,比上年(0场)增长25%。', ['P08 cannot-assess 25% no-base']],
  ['召开80场,比上年(近64场)增长25%。', ['P10 cannot-assess 25% no-base']],
  ['收到80件,比上年增加16件,增长25%。', ['P09 pass 25%']],
  ['收到80件,比上年增加16件,增长26%。', ['P09 error medium 26% for 25% (one unit too high: 26 for 25)']],
  ['收到80件,比上年减少20件,下降20%。', ['P11 pass 20%']],
  [
    '收到80件,比上年减少20件,下降25%。',
    ['P11 error medium 25% for 20% (the change of 20 was divided by the figure of this year)'],
  ],
  ['收到甲类70件,乙类80件,比上年增加16件,增长26%。', ['P09 cannot-assess 26% several-readings']],
  ['受理收件100件,办结80件,比上年(64件)增长56.25%。', ['P08 cannot-assess 56.25% several-readings']],
  ['收到80件,同比增长25%。', ['P10 cannot-assess 25% no-base']],
  ['2019年收到64件,2020年收到80件,增长25%。', ['P09 pass 25%']],
  ['2019年收到64件,2020年收到80件,增长35%。', ['P09 error high 35% for 25% (one digit is wrong: 3 for 2)']],
  ['2020年收到80件,2019年收到64件,增长25%。', ['P09 pass 25%']],
  ['2018年收到64件,2020年收到80件,增长25%。', ['P09 pass 25%']],
  ['由64件增至80件,增长25%。', ['P09 pass 25%']],
  ['由64件增至80件,增长35%。', ['P09 error high 35% for 25% (one digit is wrong: 3 for 2)']],
  ['收到申请80件,比上年的64份增长25%。', ['P10 cannot-assess 25% no-base']],
  ['举办活动80次,比上年的64场增长25%。', ['P09 pass 25%']],
])('judges the change in %s', (text, wanted) => {
  expect(judged(text)).toEqual(wanted);
});
