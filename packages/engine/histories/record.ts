// Records histories of the present version of each procedure: npm run record-histories -- [procedure …]
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnyProcedure, PROCEDURES } from '@gongkai/core';
import { folderOf, HISTORIES } from './folders.ts';
import { gatherWalks } from './gather-walks.ts';
import { endingOf, writeHistory } from './history-file.ts';

const SEED = 20260302;

const say = (text: string): void => void process.stdout.write(text);

const record = async (procedure: AnyProcedure): Promise<void> => {
  const name = folderOf(procedure);
  const walks = await gatherWalks(procedure, SEED, (walked, kept) => {
    if (walked % 250 === 0) say(`  ${name}: ${walked} walks, ${kept} kept\n`);
  });
  mkdirSync(join(HISTORIES, name), { recursive: true });
  walks.forEach(({ texts, state, head }, index) => {
    const file = `${String(index + 1).padStart(3, '0')}-${state.value}.jsonl`;
    writeFileSync(join(HISTORIES, name, file), writeHistory(texts, endingOf(state, head)), { flag: 'wx' });
  });
  say(`${name}: ${walks.length} histories recorded\n`);
};

const wanted = process.argv.slice(2);
for (const id of wanted.filter((one) => !PROCEDURES.some((procedure) => procedure.id === one))) {
  say(`there is no procedure ${id}\n`);
  process.exitCode = 1;
}
for (const procedure of PROCEDURES) {
  const named = wanted.includes(procedure.id);
  if (wanted.length > 0 && !named) continue;
  if (!existsSync(join(HISTORIES, folderOf(procedure)))) {
    await record(procedure);
    continue;
  }
  say(`${folderOf(procedure)} has its histories; those of a released version never change\n`);
  if (named) process.exitCode = 1;
}
