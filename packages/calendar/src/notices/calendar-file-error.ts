import { CalendarError } from '../days/calendar-error.ts';
import type { NoticeProblem } from './notice-problem.ts';

/** A file of notices that was refused as a whole, with every problem found in it. */
export class CalendarFileError extends CalendarError {
  readonly problems: readonly NoticeProblem[];

  constructor(problems: readonly NoticeProblem[]) {
    const first = problems.map((problem) => `line ${problem.line}: ${problem.message}`).join('; ');
    super('calendar/file-refused', `The file of notices is refused: ${first}`);
    this.problems = problems;
  }
}
