import type { Words } from '../zh-cn/index.ts';
import { desk } from './desk.ts';
import { figures } from './figures.ts';
import { forms } from './forms.ts';
import { frame } from './frame.ts';
import { signIn } from './sign-in.ts';
import { time } from './time.ts';

/** The pages in English. */
export const en: Words = { desk, figures, forms, frame, signIn, time };
