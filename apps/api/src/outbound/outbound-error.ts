/** Why a request did not leave, or got no answer. */
export type OutboundCode =
  | 'outbound/not-https'
  | 'outbound/credentials'
  | 'outbound/private-address'
  | 'outbound/redirect'
  | 'outbound/timeout'
  | 'outbound/stopped'
  | 'outbound/unresolved'
  | 'outbound/unreachable';

/** A request that failed, told so that it may be logged: a code and a code of the system, no address and no text. */
export class OutboundError extends Error {
  readonly code: OutboundCode;
  constructor(code: OutboundCode, detail = '') {
    super(detail === '' ? code : `${code} ${detail}`);
    this.code = code;
  }
}

const UNRESOLVED = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'ENODATA', 'ESERVFAIL']);

/** An error and what caused it, the outermost first. */
function* chainOf(error: unknown): Generator<Error> {
  for (let at = error; at instanceof Error; at = at.cause) yield at;
}

const systemCode = (error: Error): string =>
  'code' in error && typeof error.code === 'string' && /^[A-Z][A-Z\d_]+$/.test(error.code) ? error.code : '';

/** Whatever a client throws, without the addresses and texts that its messages quote. */
export const outboundError = (
  thrown: unknown,
  { late, stopped }: { late: boolean; stopped: boolean },
): OutboundError => {
  const chain = [...chainOf(thrown)];
  const own = chain.find((error) => error instanceof OutboundError);
  if (own !== undefined) return own;
  if (stopped) return new OutboundError('outbound/stopped');
  const code = chain.map(systemCode).findLast((found) => found !== '') ?? '';
  if (late || /TIMEOUT|ETIMEDOUT/.test(code)) return new OutboundError('outbound/timeout');
  return new OutboundError(UNRESOLVED.has(code) ? 'outbound/unresolved' : 'outbound/unreachable', code);
};
