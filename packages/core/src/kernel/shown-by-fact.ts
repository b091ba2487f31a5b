import type * as z from 'zod';
import { FILE_FACTS, isFileFact } from './file/file-facts.ts';
import { CLOSED, type Shown, shownInAny, shownOf } from './shown.ts';

/**
 * What of each fact is public, worked out when it is first asked for. A correction has parts of a fact of any type: of them
 * is public what is so in every fact that has it.
 */
export const shownByFact = (schemas: Readonly<Record<string, z.ZodType>>): ((type: string) => Shown) => {
  const known = new Map<string, Shown>();
  const shownIn = (type: string): Shown => {
    if (!isFileFact(type)) {
      const schema = Object.hasOwn(schemas, type) ? schemas[type] : undefined;
      return schema === undefined ? CLOSED : shownOf(schema);
    }
    const own = shownOf(FILE_FACTS[type].schema);
    if (type !== 'entry.corrected') return own;
    return { ...own, keys: { ...own.keys, data: shownInAny(Object.keys(schemas).map(ofType)) } };
  };
  const ofType = (type: string): Shown => {
    const found = known.get(type) ?? shownIn(type);
    known.set(type, found);
    return found;
  };
  return ofType;
};
