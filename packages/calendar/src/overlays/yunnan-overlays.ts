import type { Overlay } from '../calendar/notice-years.ts';
import { daysOfSpans as days } from '../data/days-of-spans.ts';

const REPOSTS = 'reposts of the prefecture’s notices, not compared with its own site';
const PRESS_2024 = 'one press list of 2024';

const everyone = { audience: 'everyone in the prefecture' } as const;

const prefectures = () =>
  ({
    chuxiong: {
      region: 'chuxiong',
      off: days('2017-04-15..19 2017-12-20..22 2024-04-15..16 2024-07-29..31 2024-12-21..24'),
      work: [],
      ...everyone,
      source: `楚政通〔2020〕34号; ${REPOSTS}`,
    },
    honghe: {
      region: 'honghe',
      off: days('2023-07-28 2023-08-11 2023-11-20..21 2024-07-12 2024-07-29 2024-11-18..19'),
      work: [],
      ...everyone,
      source: `红河州自治条例 art. 69; ${REPOSTS}`,
    },
    wenshan: {
      region: 'wenshan',
      off: days('2023-04-01..02 2024-04-01..03'),
      work: [],
      ...everyone,
      source: `文山州自治条例 art. 57; ${REPOSTS}; ${PRESS_2024}`,
    },
    xishuangbanna: {
      region: 'xishuangbanna',
      off: days('2019-01-23..25 2019-04-13..19 2022-04-11..17 2023-04-12..14 2024-04-15..17'),
      work: days('2019-04-20..21 2022-04-09..10'),
      ...everyone,
      source: `西政办电〔2018〕22号 for 2019; ${REPOSTS}`,
    },
    dehong: {
      region: 'dehong',
      off: days('2023-02-06..07 2023-04-12..15 2023-10-18..21 2024-02-22..23 2024-04-11..12 2024-07-22..23'),
      work: days('2023-04-16 2023-10-22'),
      audience: 'everyone in the prefecture except the city of Ruili in April 2023',
      source: `德政办发〔2022〕63号 for 2023; ${PRESS_2024}`,
    },
    dehongLisu: {
      region: 'dehong-lisu',
      off: days('2023-01-30..31 2024-02-18..19'),
      work: [],
      audience: 'Lisu staff and areas',
      source: `德政办发〔2022〕63号 for 2023; ${PRESS_2024}`,
    },
    dali: {
      region: 'dali',
      off: days('2023-05-04..06 2024-04-23..25 2024-11-22..23'),
      work: [],
      ...everyone,
      source: `${REPOSTS}; ${PRESS_2024}`,
    },
    nujiang: {
      region: 'nujiang',
      off: days('2023-12-27..31 2024-01-01 2024-08-22..23'),
      work: [],
      ...everyone,
      source: PRESS_2024,
    },
    diqing: {
      region: 'diqing',
      off: days('2024-02-10..20 2024-09-13..17'),
      work: [],
      ...everyone,
      source: PRESS_2024,
    },
  }) as const satisfies Readonly<Record<string, Overlay>>;

/**
 * Days that Yunnan's eight autonomous prefectures set under Art. 4 of 放假办法, in the years that could be read: test data,
 * not a source. No calendar uses them unless it is built with one; whether they count for a statutory period is open.
 */
export const yunnanOverlays = /* @__PURE__ */ prefectures();
