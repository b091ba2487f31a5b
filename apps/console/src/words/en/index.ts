import type { Words } from '../zh-cn/index.ts';
import { account } from './account.ts';
import { caseWords } from './case.ts';
import { desk } from './desk.ts';
import { figures } from './figures.ts';
import { forms } from './forms.ts';
import { frame } from './frame.ts';
import { intake } from './intake.ts';
import { law } from './law.ts';
import { list } from './list.ts';
import { region } from './region.ts';
import { signIn } from './sign-in.ts';
import { staff } from './staff.ts';
import { time } from './time.ts';

/** The pages in English. */
export const en: Words = {
  account,
  case: caseWords,
  desk,
  figures,
  forms,
  frame,
  intake,
  law,
  list,
  region,
  signIn,
  staff,
  time,
};
