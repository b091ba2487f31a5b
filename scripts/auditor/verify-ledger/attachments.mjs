// Attachments that a fact names, compared with the files of a folder.
import { readFileSync } from 'node:fs';
import { hex, isHex, isString } from './forms.mjs';

/** Returns what is wrong with the first attachment of a fact that differs from its file; `files` caches files read. */
export function attachmentFault(fact, folder, files) {
  for (const open = [fact]; open.length > 0;) {
    const value = Object(open.pop());
    for (const inner of Object.values(value)) if (typeof inner === 'object') open.push(inner);
    if (!isString(value.name) || !isHex(value.sha256) || !Number.isSafeInteger(value.size)) continue;
    if (!files.has(value.sha256)) files.set(value.sha256, contentOf(`${folder}/${value.sha256}`));
    const { size, sha256: content, error } = files.get(value.sha256);
    if (error !== undefined) return `${value.name}: the file ${value.sha256} cannot be read (${error})`;
    if (content !== value.sha256) return `${value.name}: the file ${value.sha256} holds other bytes`;
    if (size !== value.size) return `${value.name}: the file ${value.sha256} has ${size} bytes, not ${value.size}`;
  }
  return null;
}

const contentOf = (path) => {
  try {
    const bytes = readFileSync(path);
    return { size: bytes.length, sha256: hex(bytes) };
  } catch (error) {
    return { error: error.code };
  }
};
