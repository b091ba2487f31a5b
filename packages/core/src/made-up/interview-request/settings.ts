import * as z from 'zod';

/** Nothing is left open: what was made up was made up whole. */
export const interviewSettings = z.strictObject({});
