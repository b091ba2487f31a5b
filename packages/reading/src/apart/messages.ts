/** What the pool sends to a process: one task at a time. */
export interface Order {
  readonly task: string;
  readonly input: unknown;
}

/** What the pool sends to a process that asked for something. */
export interface Reply {
  readonly reply: number;
  readonly value: unknown;
}

/** A question that a task asks while it works: for bytes of a file that is too large to be sent with it. */
export interface Question {
  readonly kind: 'ask';
  readonly number: number;
  readonly question: unknown;
}

/** What a process answers. `resident` is its memory in bytes after the task. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly value: unknown; readonly resident: number }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string; readonly resident: number }
  | { readonly kind: 'failed'; readonly message: string; readonly resident: number };

/** The variable with the bytes of memory that a process may hold. */
export const MEMORY_VARIABLE = 'GONGKAI_PROCESS_MEMORY';
