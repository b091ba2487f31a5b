// Files that are attached to cases: what is taken, decided by content and structure.
export { checkName } from './check-name.ts';
export type { TakenFile } from './file-kind.ts';
export type { FileErrorCode, FileKind, LookedAt } from './file-kinds.ts';
export { FILE_ERRORS, FILE_KINDS, FileError } from './file-kinds.ts';
export { lookInside } from './look-inside.ts';
export { takeFile } from './take-file.ts';
export { createScanner, type Scanner, ScannerError, scannerPlace, type ScannerPlace } from './scanner.ts';
