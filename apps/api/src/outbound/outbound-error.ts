/** Why a request was not sent, or got no answer. */
export type OutboundCode =
  | 'outbound/not-https'
  | 'outbound/credentials'
  | 'outbound/private-address'
  | 'outbound/redirect'
  | 'outbound/timeout'
  | 'outbound/stopped'
  | 'outbound/unresolved'
  | 'outbound/unreachable';

/** A failed request in a loggable form: a code and a system code, no address and no text. */
export class OutboundError extends Error {
  readonly code: OutboundCode;
  constructor(code: OutboundCode, detail = '') {
    super(detail === '' ? code : `${code} ${detail}`);
    this.code = code;
  }
}

const UNRESOLVED = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'ENODATA', 'ESERVFAIL']);

/** An error and its causes, the outermost first. */
function* chainOf(error: unknown): Generator<Error> {
  for (let at = error; at instanceof Error; at = at.cause) yield at;
}

const systemCode = (error: Error): string =>
  'code' in error && typeof error.code === 'string' && /^[A-Z][A-Z\d_]+$/.test(error.code) ? error.code : '';

/** Reads an error of a client without the addresses and texts that its message quotes. */
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
