import { refusal, type Refusal, UPWARD_LINKS } from '@gongkai/core';
import { isRecord } from '../ledger/canonical.ts';
import type { CaseRecord, Store } from '../store/store.ts';
import { heldFor } from './reach.ts';
import { type Held, reaches, type Submitter } from './submission.ts';

const isUpward = (kind: unknown): boolean => UPWARD_LINKS.some((one) => one === kind);

/** The numbers of the cases above a case, along the links that lead upwards. */
const above = ({ state }: CaseRecord): readonly string[] =>
  (state.file?.links ?? []).flatMap(({ to, kind }) => (isUpward(kind) ? [to] : []));

// A family of cases; a case with more links than that is a list and not a file.
const MOST = 500;

/** The cases that a link is judged with. */
interface LinkedCases {
  readonly ids: readonly string[];
  /** The one that it names, where a statement checked the reach. */
  readonly held: Held;
}

const NONE: LinkedCases = { ids: [], held: new Map() };

/**
 * The identifiers of the case that a fact links to, and where the link leads upwards, of all above that case; none where
 * the submitter does not reach it.
 */
export const linkedCases = async (store: Store, raw: unknown, by: Submitter): Promise<LinkedCases> => {
  const { to, kind }: Readonly<Record<string, unknown>> = isRecord(raw) ? raw : {};
  if (typeof to !== 'string') return NONE;
  let held: Held | null = null;
  const known = new Map<string, string>();
  for (const waiting = [to]; waiting.length > 0 && known.size < MOST;) {
    const number = waiting.pop() ?? '';
    const found = known.has(number) ? null : await store.links.caseNumbered(number);
    if (found === null) continue;
    const { id } = found;
    held ??= await heldFor(store, id, by);
    if (held === null) return NONE;
    known.set(number, id);
    const record = isUpward(kind) ? await store.read(id) : null;
    if (record !== null) waiting.push(...above(record));
  }
  return { ids: [...known.values()], held: held ?? NONE.held };
};

const refused = (code: 'file/link-unknown' | 'file/link-circle', message: string): Refusal =>
  refusal(code, { issues: [{ path: 'to', message }] });

/**
 * Why two cases may not be linked: the other one does not exist for this submitter, or the link would close a circle.
 * `outrun` where a case above them was linked since the cases were read.
 */
export const linkRefusal = (
  record: CaseRecord,
  { to, kind }: Readonly<Record<string, unknown>>,
  locked: Iterable<CaseRecord>,
  by: Submitter,
): Refusal | 'outrun' | null => {
  const byNumber = new Map([...locked].map((one) => [one.number, one]));
  const target = byNumber.get(String(to));
  if (target === undefined || !reaches(by, target)) return refused('file/link-unknown', 'there is no such case');
  if (!isUpward(kind)) return null;
  const seen = new Set<string>();
  for (const waiting = [target.number]; waiting.length > 0;) {
    const number = waiting.pop() ?? '';
    if (number === record.number) return refused('file/link-circle', `${String(to)} belongs to this case already`);
    if (seen.has(number)) continue;
    seen.add(number);
    const one = byNumber.get(number);
    if (one === undefined) return 'outrun';
    waiting.push(...above(one));
  }
  return null;
};
