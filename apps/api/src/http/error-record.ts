import type { Refusal, Text } from '@gongkai/core';
import { text } from '@gongkai/core';

/** Every status that a problem can have. */
export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 408 | 409 | 413 | 415 | 422 | 429 | 431 | 500 | 503;

/** The HTTP status of each kind of refusal, for the codes of the packages and of the rules as well. */
export const STATUS_OF_KIND = {
  invalid: 422,
  conflict: 409,
  forbidden: 403,
  missing: 404,
  unavailable: 503,
} as const satisfies Record<Refusal['kind'], ProblemStatus>;

/** The status and the sentence of a code of the API. */
export interface ErrorRecord {
  readonly status: ProblemStatus;
  readonly text: Text;
  /** Seconds after which the client may try again. */
  readonly retryAfter?: number;
}

/** Makes the record of a code: by its kind, or by a status where the kind does not decide it. */
export const error = (kind: Refusal['kind'] | ProblemStatus, zh: string, en: string): ErrorRecord => ({
  status: typeof kind === 'number' ? kind : STATUS_OF_KIND[kind],
  text: text(zh, en),
});

/** Makes the record of a code that a package declares: its sentence, and the status of its kind. */
export const withStatus = (
  { kind, text: sentence }: { readonly kind: Refusal['kind']; readonly text: Text },
  status: ProblemStatus = STATUS_OF_KIND[kind],
): ErrorRecord => ({ status, text: sentence });
