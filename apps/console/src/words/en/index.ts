import type { Words } from '../zh-cn/index.ts';
import { account } from './account.ts';
import { desk } from './desk.ts';
import { figures } from './figures.ts';
import { frame } from './frame.ts';
import { region } from './region.ts';
import { law } from './law.ts';
import { signIn } from './sign-in.ts';
import { staff } from './staff.ts';
import { time } from './time.ts';

/** The pages in English. */
export const en: Words = { account, desk, figures, frame, law, region, signIn, staff, time };
