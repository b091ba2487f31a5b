/** A stream that may be a terminal. */
export interface Screen {
  readonly isTTY?: boolean;
  /** Width of the terminal; a longer line would wrap, and only its last part would be drawn over. */
  readonly columns?: number;
  write(text: string): unknown;
}

/** Draws text over the current line of a terminal, cut to its width; writes nothing where the stream is not a terminal. */
export const redrawLine = (out: Screen, text: string): void => {
  if (out.isTTY !== true) return;
  out.write(`\r\u001B[K${text.slice(0, Math.max(0, (out.columns ?? Infinity) - 1))}`);
};
