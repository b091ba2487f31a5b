// The message of a JSON parser quotes its input, which may be what an applicant wrote.
const QUOTES_INPUT = /JSON/;

/** A message without the input that it may quote. */
export const loggableMessage = (message: string): string =>
  QUOTES_INPUT.test(message) ? 'unreadable JSON (not quoted)' : message;

/** The loggable part of an error: kind, code, message and stack frames, never the input that caused it. */
export const loggableError = (error: unknown) => {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack = '' } = error;
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: name,
    ...('code' in error ? { code: String(error.code) } : {}),
    message: loggableMessage(message),
    stack: frames.join('\n'),
  };
};
