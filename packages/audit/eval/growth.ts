// npm run audit:growth: how the time of an audit grows with the length of the text, for many shapes of text.
import { parseArgs } from 'node:util';
import { growthOf } from './growth/measure.ts';
import { SHAPES } from './growth/shapes.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    least: { type: 'string', default: '10' },
    most: { type: 'string', default: '1280' },
  },
});
const [least, most] = [Number(values.least), Number(values.most)];
/** In thousands of characters. */
const LENGTHS = [10, 20, 40, 80, 160, 320, 640, 1280].filter((length) => length >= least && length <= most);

const shapes = SHAPES.filter(({ name }) => name.includes(values.only));
console.log(`milliseconds at ${LENGTHS.join(', ')} thousand characters, and the largest growth per doubling`);
const bad: string[] = [];
let slowest: readonly [name: string, ms: number] = ['', 0];
for (const shape of shapes) {
  const { timings, worst, linear } = growthOf(
    shape,
    LENGTHS.map((length) => length * 1000),
  );
  const times = timings.map(({ ms }) => String(Math.round(ms)).padStart(6)).join('');
  console.log(`${times}  ${worst.toFixed(2).padStart(5)} ${linear ? '' : 'NOT LINEAR '} ${shape.name}`);
  if (!linear) bad.push(shape.name);
  const last = timings.at(-1)?.ms ?? 0;
  if (last > slowest[1]) slowest = [shape.name, last];
}
console.log(
  `${shapes.length} shapes, ${bad.length} not linear; the slowest takes ${Math.round(slowest[1])} ms: ${slowest[0]}`,
);
process.exitCode = bad.length === 0 ? 0 : 1;
