import { describe, expect, it } from 'vitest';

/** A schema as it is in the database, by kind and name of its objects. */
export type Manifest = Readonly<Record<string, Readonly<Record<string, string>>>>;

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Names with their definitions, in order. */
export const definitions = (rows: readonly (readonly [string, string])[]): Readonly<Record<string, string>> =>
  Object.fromEntries(rows.map(([name, text]) => [name, plain(text)] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/**
 * Compares the schema that the migrations give with the reviewed one in `schema/`, so that a review shows every change of
 * it. `npx vitest run manifest -u` writes it again.
 */
export const describeManifest = (name: string, read: () => Promise<Manifest>): void => {
  describe(`the schema of ${name}`, () => {
    it('is the reviewed one', async () => {
      await expect(`${JSON.stringify(await read(), null, 2)}\n`).toMatchFileSnapshot(`../../schema/${name}.json`);
    });
  });
};
