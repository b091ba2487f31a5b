/** A sentence in both languages, as the server gives it. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** A place in the law, as the server gives it. */
export interface Citation {
  readonly text: string;
  readonly article: number | null;
  readonly paragraph: number | null;
  readonly mark: string;
}

/** A refusal of the server: a code of a closed list, the reason, the article, and what may be done instead. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly reason: Text;
  readonly basis: Citation | null;
  readonly issues: readonly { readonly path: string; readonly message: string }[];
  readonly permitted: readonly string[];
  readonly recordable: boolean;
  readonly follows: Text | null;
  readonly version?: number | null;
}

/** The answer was a refusal. */
export class Refused extends Error {
  readonly problem: Problem;
  /** Seconds until another try is admitted, where the server says so. */
  readonly retryAfter: number | null;
  constructor(problem: Problem, retryAfter: number | null = null) {
    super(problem.code);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** Nothing answered: the network or the server is down. */
export class Unreachable extends Error {}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'reason' in value;

/** The refusal in an answer; another document, from a proxy for example, gets a code of its own. */
export const refusedBy = async (response: {
  readonly status: number;
  readonly headers?: { get(name: string): string | null };
  json(): Promise<unknown>;
}): Promise<Refused> => {
  const after = response.headers?.get('retry-after') ?? '';
  const retryAfter = /^\d{1,6}$/.test(after) ? Number(after) : null;
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) return new Refused({ ...body, status: response.status }, retryAfter);
  const reason = { zh: `服务器答复 ${response.status}`, en: `The server answered ${response.status}` };
  const nothing = { basis: null, issues: [], permitted: [], recordable: false, follows: null };
  return new Refused({ status: response.status, code: 'answer/unknown', reason, ...nothing }, retryAfter);
};
