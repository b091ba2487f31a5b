// Tasks as hostile files are: one that never ends, some that take all memory in the ways that end a whole process.
import { serveTasks } from '../src/apart/index.ts';

class Refused extends Error {
  readonly code = 'test/refused';
}

serveTasks({
  double: (value: number) => value * 2,
  bytes: (value: Uint8Array) => value.length,
  refuse: () => {
    throw new Refused('not this one');
  },
  fail: () => {
    throw new Error('a fault of the task');
  },
  leave: () => process.exit(3),
  forever: () => {
    for (;;);
  },
  later: async (ms: number) => new Promise((done) => setTimeout(() => done(process.pid), ms)),
  objects: () => {
    const all: object[] = [];
    for (;;) all.push({});
  },
  'one array': () => Array.from({ length: 60_000_000 }).fill(0.5).length,
  'a map': () => {
    const map = new Map<number, number>();
    for (let at = 0; ; at += 1) map.set(at, at);
  },
  'a long text': () => 'ab'.repeat(1 << 27).split('').length,
  'typed arrays': () => {
    const all: Uint8Array[] = [];
    for (;;) all.push(new Uint8Array(8 * 1024 * 1024).fill(1));
  },
  environment: () => Object.keys(process.env),
  'read and write': async () => {
    const { writeFileSync } = await import('node:fs');
    writeFileSync('written-by-a-process-apart', 'x');
  },
  'start another': async () => {
    const { execFileSync } = await import('node:child_process');
    return execFileSync('true');
  },
});
