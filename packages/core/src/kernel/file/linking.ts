import * as z from 'zod';
import type { CaseFile } from './case-file.ts';
import { isSameNumber } from '../number-key.ts';
import { LINK_KINDS, type LinkKind } from './links.ts';
import { caseNumber, publicField, words } from '../schemas.ts';
import { text } from '../text.ts';
import { fileFact } from './file-fact.ts';

const KINDS = Object.keys(LINK_KINDS) as [LinkKind, ...LinkKind[]];
const kind = publicField(z.enum(KINDS)).meta({ description: 'how this case belongs to the other one' });

const MOST = 200;

const isSame = (one: { readonly to: string; readonly kind: string }, { to, kind: as }: typeof one): boolean =>
  one.kind === as && isSameNumber(one.to, to);

const has = ({ links = [] }: CaseFile, one: { readonly to: string; readonly kind: string }): boolean =>
  links.some((link) => isSame(link, one));

/** Cases that belong together. */
export const LINKING = {
  'case.linked': fileFact('case.linked', {
    label: text('关联', 'case linked'),
    by: 'handling',
    data: { to: publicField(caseNumber), kind, reason: words(2000).optional() },
    bars: ({ links = [] }) =>
      links.length < MOST ? null : { code: 'file/full', path: 'type', message: `a case names ${MOST} others at most` },
    refuse: (file, fact) =>
      has(file, fact) ? { code: 'file/linked', path: 'to', message: 'the two are linked in this way already' } : null,
    stays: 'data',
    effect: (file, { to, kind: as }) => ({ ...file, links: [...(file.links ?? []), { to, kind: as }] }),
  }),
  'case.unlinked': fileFact('case.unlinked', {
    label: text('取消关联', 'case unlinked'),
    by: 'handling',
    data: { to: publicField(caseNumber), kind, reason: words(2000) },
    bars: ({ links = [] }) =>
      links.length > 0 ? null : { code: 'file/not-linked', path: 'type', message: 'the case names no other one' },
    refuse: (file, fact) =>
      has(file, fact) ? null : { code: 'file/not-linked', path: 'to', message: 'the two are not linked in this way' },
    stays: 'whole',
    effect: (file, fact) => ({ ...file, links: (file.links ?? []).filter((link) => !isSame(link, fact)) }),
  }),
};
