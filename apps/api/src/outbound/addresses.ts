import { z } from 'zod';

const LABEL = '[A-Za-z\\d](?:[A-Za-z\\d-]{0,61}[A-Za-z\\d])?';
const PLAIN = new RegExp(`^[\\w%+-]{1,64}(?:\\.[\\w%+-]{1,64}){0,8}@(?:${LABEL}\\.)+${LABEL}$`);

/** One mail address without a name, quotes or comments: no part of it can begin another address or header. */
export const mailAddress = z.string().max(254).regex(PLAIN, { error: 'must be one plain mail address' });
