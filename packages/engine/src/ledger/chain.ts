import { hash } from 'node:crypto';

export const sha256 = (text: string): string => hash('sha256', text);

/** The hash before the first line of a chain; it names the chain, so that one cannot be moved to another place. */
export const genesisOf = (name: string): string => sha256(`gongkai:${name}`);

/** The hash of a line: over the hash before it, a line feed, and exactly the stored text. */
export const hashOf = (previousHash: string, text: string): string => sha256(`${previousHash}\n${text}`);
