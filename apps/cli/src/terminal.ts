import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { styleText } from 'node:util';
import { type Screen, redrawLine } from './redraw-line.ts';
import { withoutPasswords } from './without-passwords.ts';

/** The input and output of a command: results on standard output, everything else on standard error. */
export interface Terminal {
  /** A line of the result. */
  print(text: string): void;
  /** A part of the result as it is, no faster than its reader takes it. */
  pour(text: string): Promise<void>;
  /** A line for people, on standard error. */
  note(text: string): void;
  /** Progress, drawn over itself, on a terminal only; an empty text clears it. */
  draw(text: string): void;
  /** Adds colour on a terminal unless `NO_COLOR` is set. */
  paint(style: 'green' | 'yellow' | 'red' | 'bold', text: string): string;
  readonly input: AsyncIterable<Uint8Array>;
}

// Text from a database or a report must not steer the terminal: every control code of it is replaced. Colours are added
// as marks that no such text can contain, and the marks become codes last.
const STEERING = /(?![\n\t])\p{Cc}|\p{Bidi_Control}/gu;
const ESCAPE = '\u001B';
const MARK = `<${randomUUID()}>`;
const REDRAW_MS = 100;

const shown = (text: string): string => withoutPasswords(text.replaceAll(STEERING, '?')).replaceAll(MARK, ESCAPE);

/** The streams of a process. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Writable;
  readonly stderr: Writable & Pick<Screen, 'isTTY' | 'columns'>;
}

/** A terminal over the streams of a process. */
export const processTerminal = ({ stdin, stdout, stderr }: Streams): Terminal => {
  let drawnAt = 0;
  let drawn = false;
  const draw = (text: string): void => {
    if (stderr.isTTY !== true || (text === '' && !drawn)) return;
    const now = performance.now();
    if (text !== '' && now - drawnAt < REDRAW_MS) return;
    drawnAt = now;
    drawn = text !== '';
    redrawLine(stderr, shown(text));
  };
  return {
    print: (text) => {
      draw('');
      stdout.write(`${shown(text)}\n`);
    },
    pour: async (text) => {
      if (!stdout.write(text)) await once(stdout, 'drain');
    },
    note: (text) => {
      draw('');
      stderr.write(`${shown(text)}\n`);
    },
    draw,
    paint: (style, text) =>
      styleText(style, text.replaceAll(STEERING, '?'), { stream: stdout }).replaceAll(ESCAPE, MARK),
    input: stdin,
  };
};
