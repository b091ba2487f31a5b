import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDER = join(import.meta.dirname, 'styles');

/** A class that a rule is about as it is, and its sheet; all sheets are one file in the end. */
const beginnings = readdirSync(FOLDER).flatMap((sheet) =>
  [...readFileSync(join(FOLDER, sheet), 'utf8').matchAll(/^(\.[a-z][a-z0-9-]*)(?:,| \{)/gm)].map(
    ([, name]) => [name ?? '', sheet] as const,
  ),
);

describe('the style sheets', () => {
  it('say what a class is in one sheet only, so that no page changes another one', () => {
    const sheetsOf = new Map<string, Set<string>>();
    for (const [name, sheet] of beginnings) sheetsOf.set(name, (sheetsOf.get(name) ?? new Set()).add(sheet));
    const shared = [...sheetsOf].filter(([, sheets]) => sheets.size > 1).map(([name, sheets]) => [name, ...sheets]);
    expect(beginnings.length).toBeGreaterThan(100);
    expect(shared).toEqual([]);
  });
});
