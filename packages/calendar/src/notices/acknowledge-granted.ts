import { CalendarFileError } from './calendar-file-error.ts';
import { type JsonNode, readJsonLines } from './json-lines.ts';

const refused = (line: number, path: string, message: string): CalendarFileError =>
  new CalendarFileError([{ line, code: 'year/granted-differs', message, path }]);

/** The number that the block of a year acknowledges already; null where it has none. */
const statedIn = (year: JsonNode): { readonly line: number; readonly days: number | null } | null => {
  const stated = year.kind === 'object' ? year.entries.find(({ key }) => key === 'granted') : undefined;
  if (stated === undefined) return null;
  return { line: stated.line, days: stated.value.kind === 'number' ? stated.value.value : null };
};

/**
 * Returns the text of a file of notices with `granted` in its only year: the acknowledgement that the notice grants that
 * number of days off beyond the law. Lines stay where they are. `parseNotices` judges whether the number is right.
 * @throws CalendarFileError when the file has several years, or its year acknowledges another number.
 */
export const acknowledgeGranted = (jsonText: string, days: number): string => {
  const reading = readJsonLines(jsonText);
  // What cannot be read is refused with its line by `parseNotices`.
  if (!reading.ok || reading.root.kind !== 'object') return jsonText;
  const [only, second] = reading.root.entries;
  if (second !== undefined) {
    throw refused(second.line, second.key, 'the file has several years; write "granted" into the year that it is for');
  }
  if (only === undefined || only.value.kind !== 'object') return jsonText;
  const stated = statedIn(only.value);
  if (stated !== null) {
    if (stated.days === days) return jsonText;
    throw refused(stated.line, `${only.key}.granted`, `the file acknowledges another number of days than ${days}`);
  }
  const after = only.value.at + 1;
  const comma = only.value.entries.length === 0 ? '' : ',';
  return `${jsonText.slice(0, after)} "granted": ${days}${comma}${jsonText.slice(after)}`;
};
