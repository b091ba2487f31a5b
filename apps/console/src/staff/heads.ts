/** The duties of heads, whose holders delegate their own duties. */
export const DELEGATING: readonly string[] = ['office-head', 'signatory'];

/** The duties that end tasks. */
export const ENDING_TASKS: readonly string[] = ['office-head', 'supervisor'];

/** The duties that write the roster of their agency. */
export const WRITING_ROSTERS: readonly string[] = ['office-head', 'coordinator'];
