import { error, type ErrorRecord } from './error-record.ts';

/** Codes of imports. */
export const IMPORT_ERRORS = {
  'import/unknown': error('missing', '没有这一导入', 'There is no such import'),
  'import/nothing': error(
    'invalid',
    '文件中没有可以导入的行',
    'The file has no row that can be imported; a dry run says why',
  ),
  'import/faulty': error(
    'conflict',
    '文件中有错误的行,没有导入任何内容;请更正,或者只导入没有错误的行',
    'The file has faulty rows, and nothing is imported: correct them, or import only the others',
  ),
} as const satisfies Record<string, ErrorRecord>;
