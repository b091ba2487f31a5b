import { error, type ErrorRecord } from '../http/error-record.ts';

/** Codes of signing in. Those with 401 tell a browser to show its form again, each for another reason. */
export const SIGN_IN_ERRORS = {
  'auth/session-expired': error(401, '登录会话已结束,请重新登录', 'The session has ended; sign in again'),
  'auth/bad-credentials': error(401, '用户名或密码不正确', 'The user name or the password is wrong'),
  'auth/bad-code': error(401, '验证码不正确或已使用', 'The code is wrong or was used'),
  'auth/code-needed': error('forbidden', '须先输入第二因素验证码', 'The code of the second factor is needed first'),
  'auth/factor-needed': error(
    'forbidden',
    '此岗位须先设置第二因素:请用 POST /api/v1/me/second-factor',
    'This office needs a second factor: set it up by POST /api/v1/me/second-factor',
  ),
  'auth/locked': error(
    429,
    '登录失败次数过多,请稍后重试',
    'Too many attempts to sign in failed; try again after the time in `Retry-After`',
  ),
  'auth/origin': error(
    'forbidden',
    '请求并非来自本系统页面;系统地址由 GONGKAI_ORIGIN 设定',
    'The request does not come from a page of this system, whose address is GONGKAI_ORIGIN',
  ),
  'auth/link-gone': error(
    'missing',
    '链接已使用、已过期或已被替换,请向管理员索取新链接',
    'The link was used, has expired or was replaced; ask an administrator for another one',
  ),
  'auth/name-taken': error('conflict', '用户名已被使用', 'The user name belongs to another person'),
  'auth/weak-password': error('invalid', '密码过于常见或容易猜出', 'The password is common or easy to guess'),
  'auth/factor-set': error(
    'conflict',
    '第二因素已设置或尚未设置',
    'The second factor is set already, or is not set; it is removed before another one is set',
  ),
  'auth/factor-off': error('unavailable', '未配置第二因素密钥', 'The server has no key for second factors'),
  'auth/unified-off': error('missing', '未配置统一身份认证', 'No unified identity is configured'),
  'auth/unified-unknown': error(
    'forbidden',
    '统一身份对应的人员未在本系统登记',
    'The unified identity names nobody who is registered here',
  ),
  'auth/unified-down': {
    ...error('unavailable', '统一身份认证服务暂不可用', 'The unified identity cannot be reached; try again later'),
    retryAfter: 30,
  },
  'auth/unified-failed': error(
    401,
    '统一身份认证未通过,请重新登录',
    'The unified identity was not proved; sign in again',
  ),
} as const satisfies Record<string, ErrorRecord>;
