import { Readable, Writable } from 'node:stream';
import { processTerminal, run } from 'gongkai';

const COLUMNS = 92;
const LINE = 22;
const LEFT = 20;

const COMMANDS = [
  ['deadline', '2026-01-30', '20'],
  ['deadline', '2026-12-04', '20'],
  ['calendar', 'show', '2026'],
] as const;

/** Runs the command and returns its standard output. */
export const printedBy = async (args: readonly string[]): Promise<string> => {
  let out = '';
  const stdout = new Writable({ write: (part, _encoding, done) => ((out += String(part)), done()) });
  await run(
    args,
    { GONGKAI_DATA: '/nowhere' },
    processTerminal({
      stdin: Readable.from([]),
      stdout,
      stderr: new Writable({ write: (_part, _encoding, done) => done() }),
    }),
  );
  return out.trim();
};

// A Chinese character takes two columns of a terminal.
const widthOf = (text: string): number => Array.from(text).reduce((sum, one) => sum + (one > '\u2e80' ? 2 : 1), 0);

const wrapped = (line: string): readonly string[] => {
  const lines = [''];
  for (const word of line.split(/(?<= )/)) {
    const last = lines.at(-1) ?? '';
    if (widthOf(last + word) > COLUMNS) lines.push(word);
    else lines[lines.length - 1] = last + word;
  }
  return lines;
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Makes docs/pictures/terminal.svg by running the command and drawing its output. */
export const terminalPicture = async (): Promise<string> => {
  const lines: { readonly text: string; readonly fill: string }[] = [];
  for (const args of COMMANDS) {
    lines.push({ text: `$ gongkai ${args.join(' ')}`, fill: '#7ee787' });
    const printed = (await printedBy(args)).split('\n');
    const shown = printed.length > 12 ? [...printed.slice(0, 12), '…'] : printed;
    lines.push(...shown.flatMap(wrapped).map((text) => ({ text, fill: '#e6edf3' })), { text: '', fill: '#e6edf3' });
  }
  const height = lines.length * LINE + LEFT;
  const texts = lines.map(
    ({ text, fill }, index) =>
      `<text x="${LEFT}" y="${(index + 1) * LINE + 8}" fill="${fill}" xml:space="preserve">${escaped(text)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="${height}" viewBox="0 0 800 ${height}" role="img" aria-label="gongkai deadline and gongkai calendar show in a terminal">`,
    `<rect width="800" height="${height}" rx="8" fill="#0d1117"/>`,
    '<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, \'Noto Sans Mono CJK SC\', monospace" font-size="14">',
    ...texts,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
};
