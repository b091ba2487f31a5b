import type { Words } from '../zh-cn/index.ts';
import { caseWords } from './case.ts';
import { desk } from './desk.ts';
import { figures } from './figures.ts';
import { frame } from './frame.ts';
import { signIn } from './sign-in.ts';
import { time } from './time.ts';

/** The pages in English. */
export const en: Words = { case: caseWords, desk, figures, frame, signIn, time };
