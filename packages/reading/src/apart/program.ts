// The program of a process that reads and audits reports.
import { auditGiven } from './audit-given.ts';
import { lookInside } from '../attached/look-inside.ts';
import type { GivenReports } from './reports.ts';
import { serveTasks } from './serve-tasks.ts';

serveTasks({ audit: (given: GivenReports) => auditGiven(given), look: lookInside });
