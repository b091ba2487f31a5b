import type { ErrorRecord } from '@gongkai/stats';

const invalid = (zh: string, en: string): ErrorRecord => ({ kind: 'invalid', text: { zh, en } });

/** Every code with which a file is refused. */
export const READING_ERRORS = {
  'reading/empty': invalid('文件中没有内容', 'There is nothing in the file'),
  'reading/too-large': invalid('文件过大,请只上传报告本身', 'The file is too large; upload the report alone'),
  'reading/expands-too-far': invalid('文件解压后过大', 'The file expands to more than a report can hold'),
  'reading/too-deep': invalid('文件嵌套过深', 'The file is nested too deeply'),
  'reading/binary': invalid('文件不是文本', 'The file is not text'),
  'reading/encoding': invalid('文本编码须为 UTF-8 或 GB18030', 'The text must be UTF-8 or GB18030'),
  'reading/encrypted': invalid('文件已加密,请上传未加密的文件', 'The file is locked with a password'),
  'reading/broken': invalid('文件已损坏或不完整', 'The file is damaged or incomplete'),
  'reading/unsupported': invalid(
    '支持纯文本、HTML、.docx、.xlsx 和 PDF,请另存为其中一种',
    'Plain text, HTML, .docx, .xlsx and PDF can be read; save it as one of these',
  ),
  'reading/no-text': invalid('PDF 中只有图片,没有文字', 'The PDF has only pictures and no text'),
  'reading/too-slow': invalid('读取该文件耗时过长', 'The file takes too long to read'),
} as const satisfies Record<string, ErrorRecord>;

/** A code of {@link READING_ERRORS}. */
export type ReadingErrorCode = keyof typeof READING_ERRORS;

/** The file cannot be read as a report; the message says what would help. */
export class ReadingError extends Error {
  readonly code: ReadingErrorCode;
  constructor(code: ReadingErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ReadingError';
    this.code = code;
  }
}
