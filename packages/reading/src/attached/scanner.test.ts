import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EICAR, type RunningScanner, startScanner } from '../../test-support/scanner.ts';
import { createScanner, ScannerError, scannerPlace } from './scanner.ts';

async function* pieces(...list: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const one of list) yield Buffer.from(one);
}

describe('a scanner', () => {
  let running: RunningScanner;
  beforeAll(async () => {
    running = await startScanner();
  });
  afterAll(() => running.close());
  const scan = (bytes: AsyncIterable<Uint8Array>, ms?: number) =>
    createScanner({ host: '127.0.0.1', port: running.port }, ms).scan(bytes);

  it('finds what is in one piece or between two, and nothing elsewhere', async () => {
    running.behaviour = 'right';
    expect(await scan(pieces('申请书'))).toBeNull();
    expect(await scan(pieces(EICAR))).toBe('Eicar-Test-Signature');
    expect(await scan(pieces('a', EICAR.slice(0, 20), EICAR.slice(20)))).toBe('Eicar-Test-Signature');
  });

  it('is sent everything', async () => {
    running.behaviour = 'right';
    const before = running.received();
    const piece = Buffer.alloc(256 * 1024, 1);
    expect(await scan(pieces(piece, piece, piece))).toBeNull();
    expect(running.received() - before).toBeGreaterThan(3 * piece.length);
  });

  it.each(['silent', 'nonsense', 'hangs up', 'ok at once'] as const)(
    'is not believed when it is or does this: %s',
    async (behaviour) => {
      running.behaviour = behaviour;
      const slow = async function* (): AsyncGenerator<Uint8Array> {
        yield Buffer.from('a');
        await new Promise((done) => setTimeout(done, 50));
        yield Buffer.from('b');
      };
      await expect(scan(slow(), 300)).rejects.toThrow(ScannerError);
    },
  );

  it('that is not there is an error, and so are bytes that cannot be read', async () => {
    await expect(createScanner({ host: '127.0.0.1', port: 1 }).scan(pieces('a'))).rejects.toThrow(ScannerError);
    await expect(createScanner({ path: '/no/such/socket' }).scan(pieces('a'))).rejects.toThrow(ScannerError);
    running.behaviour = 'right';
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a');
      throw new Error('the disk is gone');
    };
    await expect(scan(broken())).rejects.toThrow('the disk is gone');
  });
});

describe('the setting of a scanner', () => {
  it.each([
    ['clamd:3310', { host: 'clamd', port: 3310 }],
    ['tcp://10.0.0.7:3310', { host: '10.0.0.7', port: 3310 }],
    ['[::1]:3310', { host: '::1', port: 3310 }],
    ['/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
    ['clamd', null],
    ['clamd:0', null],
    ['clamd:99999', null],
    ['', null],
  ])('%s', (text, place) => {
    expect(scannerPlace(text)).toEqual(place);
  });
});
