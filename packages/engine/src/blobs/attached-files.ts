import type { Instant } from '@gongkai/calendar';
import { type Actor, effectiveEntries } from '@gongkai/core';
import { entryOf } from '../ledger/ledger.ts';
import type { Store } from '../store/store.ts';

/** The fact that attaches a document to a case. */
export const ATTACHED = 'document.attached';

/** A document of the file of a case, as its fact and the corrections of it say. */
export interface Attachment {
  /** The number of its fact. */
  readonly seq: number;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly kind: string;
  readonly pages: number | null;
  readonly by: Actor;
  readonly recordedAt: Instant;
}

/** The documents of a case in order, without those whose entry was voided. */
export const attachmentsOf = async (store: Pick<Store, 'blobs'>, caseId: string): Promise<readonly Attachment[]> => {
  const entries = (await store.blobs.attachedTo(caseId)).map(entryOf);
  const facts = new Map(entries.map(({ seq, fact }) => [seq, fact]));
  const effective = effectiveEntries(
    entries.map(({ seq, fact: raw, by, recordedAt }) => ({ seq, raw, by, recordedAt })),
  );
  return effective.flatMap(({ seq, raw, by, recordedAt }) => {
    const { type, sha256, mediaType, size } = facts.get(seq) ?? {};
    if (type !== ATTACHED) return [];
    // A correction changes what a document is called, never which bytes it is.
    const content = { sha256: String(sha256), mediaType: String(mediaType), size: Number(size) };
    const { name, kind, pages } = raw;
    const said = { name: String(name), kind: String(kind), pages: typeof pages === 'number' ? pages : null };
    return [{ seq, ...content, ...said, by, recordedAt }];
  });
};
