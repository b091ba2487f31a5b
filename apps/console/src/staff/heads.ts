/** The duties of heads, whose holders delegate their own duties. */
export const DELEGATING: readonly string[] = ['office-head', 'signatory'];

/** The duties that end tasks. */
export const ENDING_TASKS: readonly string[] = ['office-head', 'supervisor'];

/** The duties that write the roster of their agency. */
export const WRITING_ROSTERS: readonly string[] = ['office-head', 'coordinator'];

/** The duties without which an office finishes no case: they belong to the kernel, not to a procedure. */
export const NEEDED_DUTIES: readonly string[] = ['registrar', 'handler', 'reviewer', 'secrecy-reviewer', 'signatory'];
