import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { isRecord } from '../src/ledger/canonical.ts';
import { HISTORIES } from './folders.ts';
import { byNewNames } from './renamed.ts';

/** An open case in the file that release 1.0.0 left, and what that release said of it. */
export interface OpenCase {
  readonly id: string;
  readonly procedure: string;
  readonly state: string;
  /** The history whose first `facts` facts the case has. */
  readonly history: string;
  readonly facts: number;
  readonly nextDueAt: number | null;
  readonly dues: unknown;
  readonly reading: unknown;
}

const unpacked = (name: string): Buffer => brotliDecompressSync(readFileSync(join(HISTORIES, 'open-cases', name)));

const word = (value: unknown): string => {
  if (typeof value !== 'string') throw new SyntaxError('a line of the open cases lacks a part');
  return value;
};

const openCase = (line: string): OpenCase => {
  const value: unknown = JSON.parse(line);
  if (!isRecord(value) || typeof value['facts'] !== 'number') throw new SyntaxError('a line describes no open case');
  const { id, procedure, state, history, facts, nextDueAt, dues, reading } = value;
  return {
    id: word(id),
    procedure: word(procedure),
    state: word(state),
    history: word(history),
    facts,
    nextDueAt: typeof nextDueAt === 'number' ? nextDueAt : null,
    dues,
    reading: byNewNames(reading),
  };
};

/** The open cases of the file, up to three in every state of every procedure. */
export const openCases = (): readonly OpenCase[] =>
  unpacked('cases.jsonl.br')
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map(openCase);

/** Writes the SQLite file as release 1.0.0 left it: schema, rows, snapshots and ledger. */
export const writeOpenCases = (file: string): void => writeFileSync(file, unpacked('cases.db.br'));
