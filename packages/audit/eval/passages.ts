import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const folder = new URL('../test-data/passages/', import.meta.url);

const expected = z.strictObject({
  verdict: z.enum(['pass', 'error', 'rounding', 'cannot-assess', 'integrity']),
  /** The rule that a reader would name; another rule of the same kind counts as well. */
  rule: z.string().regex(/^(?:P\d\d|[A-Z]{1,3}\d|integrity\/[a-z-]+)$/),
  /** Words that occur once in the passage and contain the figure; any one of several. */
  at: z.union([z.string(), z.array(z.string()).min(2)]),
  stated: z.string().optional(),
  computed: z.string().optional(),
});

const passage = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  /** Patterns, traps and rules that the passage is an example of. */
  covers: z.array(z.string()).min(1),
  level: z.enum(['department', 'county', 'city', 'province']),
  year: z.int().min(2008).max(2025),
  text: z.array(z.string()).min(1),
  /** Last year's report, if it is given. */
  previous: z.array(z.string()).optional(),
  findings: z.array(expected),
});

export type ExpectedFinding = z.infer<typeof expected>;

/** A short passage in the style of a report, with its expected findings, written by hand. */
export interface Passage extends Omit<z.infer<typeof passage>, 'text' | 'previous'> {
  readonly text: string;
  readonly previous: string | null;
}

const passagesIn = (file: string): readonly Passage[] =>
  z
    .array(passage)
    .parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')))
    .map(({ text, previous, ...rest }) => ({
      ...rest,
      text: text.join('\n'),
      previous: previous === undefined ? null : previous.join('\n'),
    }));

/** Every passage of the corpus, in the order of its files. */
export const PASSAGES: readonly Passage[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .toSorted()
  .flatMap(passagesIn);

/** The ranges of the words of an expected finding, one per choice. */
export const spansOf = ({ text }: Passage, { at }: ExpectedFinding): readonly (readonly [number, number])[] =>
  [at].flat().map((words) => [text.indexOf(words), text.indexOf(words) + words.length]);
