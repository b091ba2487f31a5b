import { plainDocument } from '@gongkai/audit';
import { filled } from './fill.ts';
import { GRID_SHAPES } from './grids.ts';
import type { Shape } from './shape.ts';
import { TEXT_SHAPES } from './sentences.ts';
import { TOKENS } from './tokens.ts';

const ofText = (name: string, text: (length: number) => string): Shape => ({
  name,
  make: (length) => ({ report: plainDocument(text(length)) }),
});

const shown = (token: string): string => JSON.stringify(token).slice(1, -1);

/** A betting phrase: the remains of the page are searched only in a damaged copy. */
const DAMAGED = '365体育备用网址条例,365体育备用网址办公厅。';
const TITLE = '永宁市2023年政府信息公开工作年度报告\n';

const FIGURE = /\d|[一十件]/;

/**
 * One token again and again: alone, as the words before a figure in a damaged copy, and, if it has a figure, as
 * sentences of nearly as many figures as the rules read.
 */
const ofToken = (token: string): readonly Shape[] => [
  ofText(`${shown(token)} × n`, (length) => filled(token, length)),
  ofText(`${shown(token)} × n, then figures`, (length) => {
    const half = filled(token, length >> 1);
    return `${TITLE}${half}12件,占5%,同比增长5%,是上年的1.5倍;${DAMAGED}${half}。其中,文件3件、其他4件`;
  }),
  ...(FIGURE.test(token)
    ? [ofText(`${shown(token)} × 380, as a sentence`, (length) => filled(`收到${token.repeat(380)}其他1件。`, length))]
    : []),
];

/** Every shape whose growth is measured. */
export const SHAPES: readonly Shape[] = [
  ...TOKENS.flatMap(ofToken),
  ...TEXT_SHAPES.map(([name, text]) => ofText(name, text)),
  ...TEXT_SHAPES.slice(0, 2).map(([name, text]): Shape => ({
    name: `${name}, with last year's report`,
    make: (length) => ({
      report: plainDocument(TITLE + text(length)),
      previous: plainDocument(TITLE.replace('2023', '2022') + text(length)),
    }),
  })),
  ...GRID_SHAPES,
];
