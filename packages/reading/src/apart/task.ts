// For the program of a process apart alone: importing it limits what the process may allocate.
export { auditGiven } from './audit-given.ts';
