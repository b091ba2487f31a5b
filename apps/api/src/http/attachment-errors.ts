import type { AttachmentCode } from '@gongkai/engine';
import { FILE_ERRORS, type FileErrorCode } from '@gongkai/reading/attached';
import { error, type ErrorRecord, withStatus } from './error-record.ts';

/** Codes of files that are not attached, or cannot be read. */
export const ATTACHMENT_ERRORS = {
  'attachment/name': withStatus(FILE_ERRORS['attachment/name']),
  'attachment/type': withStatus(FILE_ERRORS['attachment/type'], 415),
  'attachment/unsafe': withStatus(FILE_ERRORS['attachment/unsafe'], 415),
  'attachment/empty': error('invalid', '文件为空', 'The file has no content'),
  'attachment/too-large': error(413, '文件过大', 'The file is too large'),
  'attachment/case-full': error(413, '本案附件总量已达上限', 'The files of the case are too large together'),
  'attachment/infected': error('invalid', '文件未通过病毒查杀,不予保存', 'The file did not pass the scan for malware'),
  'attachment/no-scanner': {
    ...error('unavailable', '查毒服务不可用,请稍后重试', 'The scanner for malware cannot be asked; try again later'),
    retryAfter: 30,
  },
  'attachment/given-up': {
    ...error('unavailable', '上传中断时间过长,请重新上传', 'The upload paused for too long; send the file again'),
    retryAfter: 1,
  },
  'attachment/missing': error(
    'missing',
    '没有这一附件,或其登记已作废',
    'There is no such attachment, or its entry is void',
  ),
  'attachment/damaged': error(500, '附件内容与登记的哈希值不符', 'The content is not what its recorded hash says'),
  'attachment/by-upload': error(
    'invalid',
    '附件须经上传入卷:POST /api/v1/cases/{id}/attachments',
    'A document is attached by its upload: POST /api/v1/cases/{id}/attachments',
  ),
} as const satisfies Record<AttachmentCode | FileErrorCode | `attachment/${string}`, ErrorRecord>;
