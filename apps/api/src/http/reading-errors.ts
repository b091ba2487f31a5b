import type { ReadingErrorCode } from '@gongkai/reading';
import type { ErrorRecord } from './error-record.ts';
import { error } from './error-record.ts';

/** Codes of an uploaded report that cannot be read. */
export const READING_ERRORS = {
  'reading/empty': error('invalid', '文件中没有内容', 'There is nothing in the file'),
  'reading/too-large': error(413, '文件过大,请只上传报告本身', 'The file is too large; upload the report alone'),
  'reading/expands-too-far': error(413, '文件解压后过大', 'The file expands to more than a report can hold'),
  'reading/too-deep': error('invalid', '文件嵌套过深', 'The file is nested too deeply'),
  'reading/too-slow': error('invalid', '读取该文件耗时过长', 'The file takes too long to read'),
  'reading/binary': error(415, '文件不是文本', 'The file is not text'),
  'reading/encoding': error(415, '文本编码须为 UTF-8 或 GB18030', 'The text must be UTF-8 or GB18030'),
  'reading/encrypted': error('invalid', '文件已加密,请上传未加密的文件', 'The file is locked with a password'),
  'reading/broken': error('invalid', '文件已损坏或不完整', 'The file is damaged or incomplete'),
  'reading/unsupported': error(
    415,
    '支持纯文本、HTML、.docx、.xlsx 和 PDF,请另存为其中一种',
    'Plain text, HTML, .docx, .xlsx and PDF can be read; save it as one of these',
  ),
  'reading/no-text': error('invalid', 'PDF 中只有图片,没有文字', 'The PDF has only pictures and no text'),
} as const satisfies Record<ReadingErrorCode, ErrorRecord>;
