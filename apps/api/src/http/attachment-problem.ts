import { AttachmentError } from '@gongkai/engine';
import { FileError, ScannerError } from '@gongkai/reading/attached';
import { apiProblem, type Problem } from './problem.ts';

type Known = AttachmentError | FileError | ScannerError;

/** Whether an error is of a file that is attached or read. */
export const isAttachmentError = (error: Error): error is Known =>
  error instanceof AttachmentError || error instanceof FileError || error instanceof ScannerError;

/** The problem of such an error. What a scanner says of itself is for its operator, in the log. */
export const attachmentProblem = (error: Known): Problem =>
  error instanceof ScannerError
    ? apiProblem('attachment/no-scanner')
    : apiProblem(error.code, { issues: [{ path: 'file', message: error.message }] });
