import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { AnyProcedure } from '@gongkai/core';
import { isRecord } from '../src/ledger/canonical.ts';
import { type Difference, differencesOf } from './differences.ts';
import { historiesIn, HISTORIES } from './folders.ts';
import { type Reading, readingOf } from './reading.ts';
import { byNewNames } from './renamed.ts';
import { stepsOf } from './replay.ts';

/** Where the readings are that a release made of its own histories: one compressed file of lines for each version. */
const READINGS = join(HISTORIES, 'readings');
const SUFFIX = '.jsonl.br';

/** What a release said of a case after one of its facts. */
export interface RecordedReading {
  readonly history: string;
  readonly seq: number;
  readonly reading: unknown;
}

/** Every version of which there are readings, in order. */
export const readVersions = (): readonly string[] =>
  readdirSync(READINGS)
    .map((file) => file.slice(0, -SUFFIX.length))
    .toSorted();

const recordedReading = (line: string): RecordedReading => {
  const value: unknown = JSON.parse(line);
  if (!isRecord(value) || typeof value['history'] !== 'string' || typeof value['seq'] !== 'number') {
    throw new SyntaxError('a line of the readings names no fact');
  }
  return { history: value['history'], seq: value['seq'], reading: byNewNames(value['reading']) };
};

/** The readings that a version made, in the order of its histories. */
export const readingsOf = (folder: string): readonly RecordedReading[] =>
  brotliDecompressSync(readFileSync(join(READINGS, `${folder}${SUFFIX}`)))
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map(recordedReading);

/** A difference between what a release said of a case and what another one says, with the fact after which it is. */
export interface ReadingDifference extends Difference {
  readonly history: string;
  readonly seq: number;
}

const plain = (reading: Reading): unknown => JSON.parse(JSON.stringify(reading));

/** Replays the histories of a version with a release and compares each reading with the recorded one. */
export const compareReadings = (procedure: AnyProcedure, folder: string): readonly ReadingDifference[] => {
  const recorded = readingsOf(folder);
  const found: ReadingDifference[] = [];
  let next = 0;
  for (const { name, texts } of historiesIn(folder)) {
    for (const { state, fact } of stepsOf(procedure, { texts })) {
      const { history, seq, reading } = recorded[next] ?? { history: '', seq: 0, reading: null };
      next += 1;
      if (name !== `${folder}/${history}` || fact.seq !== seq) throw new Error(`${name}, fact ${fact.seq}: no reading`);
      for (const one of differencesOf(reading, plain(readingOf(procedure, state, fact.at)))) {
        found.push({ history, seq, ...one });
      }
    }
  }
  if (next !== recorded.length) throw new Error(`${folder}: ${recorded.length} readings of ${next} facts`);
  return found;
};
