import { watched } from './watched.ts';

// Why the person has to sign in, by the code of the refusal; null while the session holds.
const lacking = watched<string | null>(null);

/** Whether a person is signed in, as the last refusal had it. */
export const session = {
  get: lacking.get,
  watch: lacking.watch,
  ended: (code: string): void => lacking.set(code),
  begun: (): void => lacking.set(null),
} as const;
