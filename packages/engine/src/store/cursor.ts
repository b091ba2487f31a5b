import { isRecord } from '../ledger/canonical.ts';
import { BadCursorError } from '../errors.ts';
import type { CaseRecord, ListPosition } from './store.ts';

/** Where a record stands in every order of lists. */
export const placeOf = ({ id, agency, nextDueAt }: CaseRecord): ListPosition => ({ id, agency, due: nextDueAt });

/** A place as the opaque text that callers hand back. */
export const writeCursor = ({ id, agency, due }: ListPosition): string =>
  Buffer.from(JSON.stringify({ id, agency, due })).toString('base64url');

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return null;
  }
};

/**
 * Reads a cursor.
 * @throws BadCursorError when no page gave it.
 */
export const readCursor = (text: string): ListPosition => {
  const value = parsed(text);
  if (isRecord(value)) {
    const { id, agency, due } = value;
    const dated = due === null || (typeof due === 'number' && Number.isSafeInteger(due));
    if (typeof id === 'string' && typeof agency === 'string' && dated) return { id, agency, due };
  }
  throw new BadCursorError('the cursor was not given by a page of this list');
};
