import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { styleText } from 'node:util';
import type { Screen } from './redraw-line.ts';
import { redrawLine } from './redraw-line.ts';
import { withoutPasswords } from './without-passwords.ts';

/** Where a command reads from and speaks to: results go out, everything else is noted beside them. */
export interface Terminal {
  /** A line of the result. */
  print(text: string): void;
  /** Part of a result that is no text of ours, as fast as its reader takes it. */
  pour(text: string): Promise<void>;
  /** A line for people, beside the result. */
  note(text: string): void;
  /** Progress, drawn over itself on a terminal and nowhere else; empty to take it away. */
  draw(text: string): void;
  /** Colour where a person reads it and has not refused it (`NO_COLOR`). */
  paint(style: 'green' | 'yellow' | 'red' | 'bold', text: string): string;
  readonly input: AsyncIterable<Uint8Array>;
}

// What stands in a database must not steer the terminal of whoever looks at it; our own colours may.
const STEERING = /(?![\n\t])\p{Cc}(?!\[\d{1,2}m)|\p{Bidi_Control}/gu;
const REDRAW_MS = 100;

const plain = (text: string): string => withoutPasswords(text.replaceAll(STEERING, '?'));

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
    redrawLine(stderr, text);
  };
  return {
    print: (text) => {
      draw('');
      stdout.write(`${plain(text)}\n`);
    },
    pour: async (text) => {
      if (!stdout.write(text)) await once(stdout, 'drain');
    },
    note: (text) => {
      draw('');
      stderr.write(`${plain(text)}\n`);
    },
    draw,
    paint: (style, text) => styleText(style, text, { stream: stdout }),
    input: stdin,
  };
};
