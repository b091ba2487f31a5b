/** Why bytes are no report that can be read; closed. */
export const READING_ERROR_CODES = [
  'reading/empty',
  'reading/too-large',
  'reading/expands-too-far',
  'reading/too-deep',
  'reading/binary',
  'reading/encoding',
  'reading/encrypted',
  'reading/broken',
  'reading/unsupported',
  'reading/no-text',
  'reading/too-slow',
] as const;

export type ReadingErrorCode = (typeof READING_ERROR_CODES)[number];

/** The bytes are no report that can be read; the message says what would help. */
export class ReadingError extends Error {
  readonly code: ReadingErrorCode;
  constructor(code: ReadingErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ReadingError';
    this.code = code;
  }
}
