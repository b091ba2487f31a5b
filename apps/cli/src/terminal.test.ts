import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { processTerminal } from './terminal.ts';

const opened = (isTTY: boolean, columns?: number) => {
  const said = { out: '', err: '' };
  const into = (which: 'out' | 'err') =>
    new Writable({
      write: (part: Buffer, _encoding, done) => {
        said[which] += part.toString();
        done();
      },
    });
  const stderr = Object.assign(into('err'), { isTTY, ...(columns === undefined ? {} : { columns }) });
  return { said, terminal: processTerminal({ stdin: Readable.from([]), stdout: into('out'), stderr }) };
};

describe('a terminal', () => {
  it('draws progress over itself where a person looks, and takes it away before anything else is said', () => {
    const { said, terminal } = opened(true);
    terminal.draw('1 case');
    terminal.draw('2 cases');
    terminal.print('done');
    expect(said).toEqual({ out: 'done\n', err: '\r\u001B[K1 case\r\u001B[K' });
  });

  it('cuts progress to the width of the terminal', () => {
    const { said, terminal } = opened(true, 8);
    terminal.draw('35,295 cases verified');
    expect(said.err).toBe('\r\u001B[K35,295 ');
  });

  it('draws nothing where no person looks', () => {
    const { said, terminal } = opened(false);
    terminal.draw('1 case');
    terminal.note('done');
    expect(said).toEqual({ out: '', err: 'done\n' });
  });

  it('prints no control code of a text, whatever stands behind it, and keeps its own colours', () => {
    const { said, terminal } = opened(false);
    terminal.print('a\u001B[2Jb\u202Ec\u0007d\u009Be\nf\tg \u001B[31mred\u001B[39m');
    terminal.print('\u001B[8m \r[0m \b[0m \u009B8m \u000E[1m');
    expect(said.out).toBe('a?[2Jb?c?d?e\nf\tg ?[31mred?[39m\n?[8m ?[0m ?[0m ?8m ?[1m\n');
  });

  it('paints text without what steers in it', () => {
    const { said, terminal } = opened(false);
    terminal.print(terminal.paint('red', 'r\u001B[8med'));
    expect(said.out.replaceAll('\u001B[31m', '').replaceAll('\u001B[39m', '')).toBe('r?[8med\n');
  });

  it('shows no password of an address', () => {
    const { said, terminal } = opened(false);
    terminal.note('postgres://u:p:w@h@host/db and postgresql://host/db?user=u&password=s3&x=1');
    expect(said.err).toBe('postgres://u:***@host/db and postgresql://host/db?user=u&password=***&x=1\n');
  });
});
