/** What was given cannot be used; the message says what to change, and the command ends with 2. */
export class Unusable extends Error {}
