import type { ErrorRecord } from '@gongkai/stats';

const unavailable = (zh: string, en: string): ErrorRecord => ({ kind: 'unavailable', text: { zh, en } });

/** Every code with which work in a process apart ends without a result. */
export const WORK_ERRORS = {
  'work/busy': unavailable('正在处理的文件过多,请稍后重试', 'Too many files are being worked on; try again shortly'),
  'work/too-many': unavailable(
    '您有文件正在处理,请待其完成后重试',
    'You have as many files under way as one key may have; try again when one is done',
  ),
  'work/too-slow': { kind: 'invalid', text: { zh: '处理该内容耗时过长', en: 'The content takes too long to work on' } },
  'work/out-of-memory': unavailable('处理该内容所需内存超出限额', 'The work needs more memory than it may have'),
  'work/stopped': unavailable('系统正在停止,请稍后重试', 'The system is stopping; try again shortly'),
} as const satisfies Record<string, ErrorRecord>;

/** A code of {@link WORK_ERRORS}. */
export type WorkErrorCode = keyof typeof WORK_ERRORS;

/** The work ended without a result, and nothing of it is left. */
export class WorkError extends Error {
  readonly code: WorkErrorCode;
  constructor(code: WorkErrorCode) {
    super(WORK_ERRORS[code].text.en);
    this.name = 'WorkError';
    this.code = code;
  }
}

/** A task refused its input: the code and the sentence of the error that it threw. */
export class RefusedByTask extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'RefusedByTask';
    this.code = code;
  }
}
