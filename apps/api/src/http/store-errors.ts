import type { StoreUnavailableError } from '@gongkai/engine';
import { error, type ErrorRecord } from './error-record.ts';

// A fault that people have to end lasts longer than one that ends by itself.
/** Codes of a store that cannot serve at the moment; nothing was acknowledged. */
export const STORE_ERRORS = {
  'store/unavailable': {
    ...error('unavailable', '数据库暂时无法使用,请稍后重试', 'The database cannot be used at the moment; try again'),
    retryAfter: 5,
  },
  'store/full': {
    ...error('unavailable', '数据库存储空间已满,请稍后重试', 'The database has no room left; try again later'),
    retryAfter: 30,
  },
  'store/read-only': {
    ...error('unavailable', '数据库暂时只读,请稍后重试', 'The database takes no writes at the moment; try again'),
    retryAfter: 5,
  },
  'store/too-slow': {
    ...error('unavailable', '数据库未及时响应,请稍后重试', 'The database did not answer in time; try again'),
    retryAfter: 2,
  },
  'store/damaged': {
    ...error(
      'unavailable',
      '数据库文件已损坏,须由管理员恢复',
      'The database is damaged; the operator has to restore it',
    ),
    retryAfter: 60,
  },
} as const satisfies Record<StoreUnavailableError['code'], ErrorRecord>;

type StoreErrorCode = keyof typeof STORE_ERRORS;

/** Every code of a store. */
export const STORE_ERROR_CODES = Object.keys(STORE_ERRORS) as readonly StoreErrorCode[];
