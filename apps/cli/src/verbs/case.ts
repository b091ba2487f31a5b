import type { Command } from '@commander-js/extra-typings';
import type { Context } from '../kit.ts';
import { addCaseList, addCaseShow } from './case-read.ts';
import { addCaseOpen, addCaseRecord } from './case-write.ts';

/** `gongkai case`: cases in a database, without a server. */
export const addCase = (program: Command, context: Context): void => {
  const cases = program.command('case').description('Cases of a database: list, show, open one, record a fact.');
  addCaseList(cases, context);
  addCaseShow(cases, context);
  addCaseOpen(cases, context);
  addCaseRecord(cases, context);
};
