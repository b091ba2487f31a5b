import * as z from 'zod';
import { publicField, words } from '../schemas.ts';
import { text, type Text } from '../text.ts';
import { fileFact } from './file-fact.ts';

/** What an attached document is. */
export const ATTACHMENT_KINDS = {
  application: text('申请书', 'application'),
  identity: text('身份证明', 'proof of identity'),
  authorisation: text('授权委托书', 'authorisation'),
  envelope: text('信封', 'envelope'),
  correction: text('补正材料', 'correction'),
  opinion: text('意见', 'opinion'),
  search: text('检索记录', 'record of a search'),
  'reply-content': text('答复内容', 'content of the reply'),
  proof: text('送达凭证', 'proof of service'),
  other: text('其他', 'other'),
} as const satisfies Record<string, Text>;

/** A kind of attached document. */
export type AttachmentKind = keyof typeof ATTACHMENT_KINDS;

const KINDS = Object.keys(ATTACHMENT_KINDS) as [AttachmentKind, ...AttachmentKind[]];

// A longer list of contents is not read to its end; a snapshot holds no list at all.
const MOST = 500;

/** Documents in the file; the bytes are kept beside the ledger, and their hash in it. */
export const ATTACHING = {
  'document.attached': fileFact('document.attached', {
    label: text('附件入卷', 'document attached'),
    by: 'handling',
    data: {
      sha256: z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits in lower case'),
      name: words(255),
      mediaType: publicField(z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,100}$/, 'a media type')),
      size: publicField(z.int().positive()).meta({ description: 'in bytes' }),
      kind: publicField(z.enum(KINDS)),
      pages: publicField(z.int().positive().max(100_000)).optional(),
    },
    bars: ({ attached }) =>
      (attached?.count ?? 0) < MOST
        ? null
        : { code: 'file/full', path: 'type', message: `a case has ${MOST} attachments at most` },
    stays: 'data',
    effect: (file, { size }) => ({
      ...file,
      attached: { count: (file.attached?.count ?? 0) + 1, bytes: (file.attached?.bytes ?? 0) + size },
    }),
  }),
};
