/** Every code with which an upload ends without an attachment, apart from a refusal of its fact. */
export const ATTACHMENT_CODES = [
  'attachment/empty',
  'attachment/too-large',
  'attachment/case-full',
  'attachment/infected',
  'attachment/given-up',
  'attachment/damaged',
] as const;

/** One of {@link ATTACHMENT_CODES}. */
export type AttachmentCode = (typeof ATTACHMENT_CODES)[number];

/** A file that was not attached, or cannot be read; nothing of an upload is left. */
export class AttachmentError extends Error {
  readonly code: AttachmentCode;
  constructor(code: AttachmentCode, message: string) {
    super(message);
    this.name = 'AttachmentError';
    this.code = code;
  }
}
