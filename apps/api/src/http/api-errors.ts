import { error, type ErrorRecord } from './error-record.ts';
import { ATTACHMENT_ERRORS } from './attachment-errors.ts';
import { SIGN_IN_ERRORS } from '../sign-in/errors.ts';
import { IMPORT_ERRORS } from './import-errors.ts';
import { PARTY_ERRORS } from './party-errors.ts';
import { PEOPLE_ERRORS } from './people-errors.ts';
import { READING_ERRORS } from './reading-errors.ts';
import { STORE_ERRORS } from './store-errors.ts';
import { WORK_ERRORS } from './work-errors.ts';

/** Codes of the API itself, one record each. */
export const API_ERRORS = {
  'http/bad-request': error(400, '请求无法读取', 'The request cannot be read'),
  'http/bad-address': error(
    400,
    '请求地址含有不允许的字符;汉字须以 UTF-8 百分号编码',
    'The address has characters that it may not have; percent-encode them as UTF-8, for example %E6%98%86',
  ),
  'http/long-header': error(431, '请求的地址与首部过长', 'The address and the headers of the request are too long'),
  'http/slow-sender': error(408, '请求发送过慢,未在时限内收完', 'The request did not arrive in time'),
  'http/not-found': error('missing', '没有这一地址', 'There is nothing at this address'),
  'http/method-not-allowed': error(405, '此地址不接受这一方法', 'This address does not take this method'),
  'http/too-large': error(413, '请求内容过大', 'The request is too large'),
  'http/media-type': error(
    415,
    '请求内容须为 UTF-8 编码的 application/json',
    'The body must be application/json in UTF-8',
  ),
  'http/too-many': {
    ...error(429, '此密钥打开的事件流过多', 'This key has too many streams of events open'),
    retryAfter: 15,
  },
  'http/too-fast': error(
    429,
    '请求过于频繁,请稍后重试',
    'Too many requests; try again after the time in `Retry-After`',
  ),
  'auth/too-many': error(
    429,
    '密钥错误次数过多,请稍后重试',
    'Too many wrong keys came from this address; try again later',
  ),
  'http/invalid': error('invalid', '请求参数不合要求', 'The request does not have the required form'),
  'http/unknown-parameter': error(
    400,
    '此地址没有所用的查询参数',
    'The query has a parameter that this address does not know',
  ),
  'http/precondition': error(
    'invalid',
    'If-Match 须为案件版本,例如 "3"',
    'If-Match must be a version of the case, such as "3"',
  ),
  'http/too-slow': {
    ...error('unavailable', '请求未能及时处理完毕,请稍后重试', 'The request was not finished in time; try again'),
    retryAfter: 5,
  },
  'http/internal': error(500, '服务器内部错误', 'Something went wrong on the server'),
  'auth/missing': error(401, '缺少访问密钥或登录会话', 'A valid API key, or a session, is needed'),
  'auth/forbidden': error('forbidden', '此密钥无权执行该操作', 'This key may not do that'),
  'key/two-offices': error(
    'conflict',
    '系统管理员不得承担业务职责:同一人不能既持有管理密钥又持有业务密钥',
    'An administrator holds no duty: one person cannot hold both a key of an administrator and one with duties',
  ),
  'key/for-oneself': error('conflict', '任何人不得为自己建立密钥', 'Nobody makes a key for himself'),
  ...SIGN_IN_ERRORS,
  ...PARTY_ERRORS,
  ...IMPORT_ERRORS,
  ...PEOPLE_ERRORS,
  ...READING_ERRORS,
  ...ATTACHMENT_ERRORS,
  ...WORK_ERRORS,
  ...STORE_ERRORS,
  'engine/busy': {
    ...error('unavailable', '系统繁忙,请稍后重试', 'The engine has more to record than it can take; try again shortly'),
    retryAfter: 1,
  },
  'clock/other-time': error(
    'conflict',
    '所报时间与系统时间不符',
    'The named time is not that of the system; set its clock first',
  ),
} as const satisfies Record<string, ErrorRecord>;

export type ApiErrorCode = keyof typeof API_ERRORS;
