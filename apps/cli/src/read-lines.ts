import { BackupError } from '@gongkai/engine';

// A fact has some kilobytes; a line without end must not fill the memory.
const LONGEST = 64 * 1024 * 1024;
const LINE_FEED = 10;

/**
 * Yields lines without their line feeds. Only a line feed ends a line: Node's own reader also cuts at characters that may
 * be inside a fact.
 * @throws BackupError when the last line does not end, or one is endless.
 */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let pending: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      yield Buffer.concat([...pending, chunk.subarray(from, end)]).toString();
      [pending, length, from] = [[], 0, end + 1];
    }
    if (from === chunk.length) continue;
    pending.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > LONGEST) throw new BackupError(`a line has more than ${LONGEST} bytes; this is not a backup`);
  }
  if (length > 0) throw new BackupError('the backup is cut off: its last line does not end');
}
