/** The result of a check; one that is not `ok` says what to do. */
export interface Finding {
  readonly check: string;
  readonly level: 'ok' | 'warn' | 'fail';
  readonly says: string;
}

type Make = (check: string, says: string) => Finding;

export const ok: Make = (check, says) => ({ check, level: 'ok', says });
export const warn: Make = (check, says) => ({ check, level: 'warn', says });
export const fail: Make = (check, says) => ({ check, level: 'fail', says });

/** The reason why a check could not be made. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.message || ('code' in error ? String(error.code) : error.name);
};
