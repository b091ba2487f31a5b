/** The duties that enter figures of their agency. */
export const ENTERING: readonly string[] = ['registrar', 'handler', 'office-head', 'supervisor'];

/** The duties that publish and correct the table of their agency. */
export const PUBLISHING: readonly string[] = ['office-head', 'supervisor'];
