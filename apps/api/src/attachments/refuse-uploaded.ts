import { apiError } from '../http/problem.ts';

/**
 * Refuses a fact that names a file by its hash: who knows a hash must not thereby get at a file of another case.
 * @throws ProblemError
 */
export const refuseUploaded = ({ type }: { readonly type: string }): void => {
  if (type === 'document.attached')
    throw apiError('attachment/by-upload', { issues: [{ path: 'type', message: type }] });
};
