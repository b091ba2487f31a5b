// Work on what may be hostile, in processes apart: the pool, and the side of the process.
export type { WorkErrorCode } from './errors.ts';
export { RefusedByTask, WORK_ERRORS, WorkError } from './errors.ts';
export type { Place, Pool, PoolOptions } from './pool.ts';
export { createPool } from './pool.ts';
export type { AuditedReport, GivenReport, GivenReports } from './reports.ts';
export { REPORT_PROGRAM } from './reports.ts';
export type { Serve } from './child.ts';
export type { Ask, Task } from './serve-tasks.ts';
export { serveTasks } from './serve-tasks.ts';
