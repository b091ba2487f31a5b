const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENING = [0x5b, 0x7b];

/**
 * Whether a JSON text holds more values than this: items, and values of properties. It is read once and not parsed; of a
 * text that is not JSON the answer says nothing.
 */
export const holdsMore = (text: string, most: number): boolean => {
  // Each value takes at least a character, and one more between it and the next.
  if (text.length < most * 2) return false;
  let values = 1;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) inString = true;
    else if (code === COMMA || OPENING.includes(code)) values += 1;
    if (values > most) return true;
  }
  return false;
};
