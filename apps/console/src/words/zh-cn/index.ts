import { desk } from './desk.ts';
import { figures } from './figures.ts';
import { forms } from './forms.ts';
import { frame } from './frame.ts';
import { signIn } from './sign-in.ts';
import { time } from './time.ts';

/** The pages in Chinese: the words of an office. */
export const zhCN = { desk, figures, forms, frame, signIn, time };

/** Every sentence of the pages, by place; this catalogue decides which there are. */
export type Words = typeof zhCN;
