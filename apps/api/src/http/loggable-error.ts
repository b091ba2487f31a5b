// What a JSON parser says of bad input quotes the input, and that may be what an applicant wrote.
const QUOTES_INPUT = /JSON/;

/** A message without what it may quote. */
export const loggableMessage = (message: string): string =>
  QUOTES_INPUT.test(message) ? 'unreadable JSON (not quoted)' : message;

/** An error as the log may keep it: kind, code, message and frames, never the input that caused it. */
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
