import type { Text } from '@gongkai/core';
import { text } from '@gongkai/core';
import type { ReadingErrorCode } from '@gongkai/reading';

/** Why an uploaded report cannot be read. */
export const READING_ERRORS = {
  'reading/empty': text('文件中没有内容', 'There is nothing in the file'),
  'reading/too-large': text('文件过大,请只上传报告本身', 'The file is too large; upload the report alone'),
  'reading/expands-too-far': text('文件解压后过大', 'The file inflates to more than a report can hold'),
  'reading/too-deep': text('文件嵌套过深', 'The parts of the file stand in one another too deep'),
  'reading/too-slow': text('读取该文件耗时过长', 'The file takes too long to read'),
  'reading/binary': text('文件不是文本', 'The file is no text'),
  'reading/encoding': text('文本编码须为 UTF-8 或 GB18030', 'The text must be UTF-8 or GB18030'),
  'reading/encrypted': text('文件已加密,请上传未加密的文件', 'The file is locked with a password'),
  'reading/broken': text('文件已损坏或不完整', 'The file is damaged or cut off'),
  'reading/unsupported': text(
    '支持纯文本、HTML、.docx、.xlsx 和 PDF,请另存为其中一种',
    'Plain text, HTML, .docx, .xlsx and PDF can be read; save it as one of these',
  ),
  'reading/no-text': text('PDF 中只有图片,没有文字', 'The PDF holds pictures without text'),
} as const satisfies Record<ReadingErrorCode, Text>;

/** The status of each. */
export const READING_STATUS = {
  'reading/empty': 422,
  'reading/too-large': 413,
  'reading/expands-too-far': 413,
  'reading/too-deep': 422,
  'reading/too-slow': 422,
  'reading/binary': 415,
  'reading/encoding': 415,
  'reading/encrypted': 422,
  'reading/broken': 422,
  'reading/unsupported': 415,
  'reading/no-text': 422,
} as const satisfies Record<ReadingErrorCode, number>;
