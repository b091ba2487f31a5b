import type { Calendar } from '../calendar/calendar.ts';
import { createCalendar } from '../calendar/create-calendar.ts';
import type { Overlay } from '../calendar/notice-years.ts';
import { parseOverlay } from './parse-overlay.ts';
import { yunnanOverlays } from './yunnan-overlays.ts';

/** The article under which local governments set days off for the festivals of minorities. */
export const OVERLAY_BASIS = {
  zh: '《全国年节及纪念日放假办法》第四条',
  en: '全国年节及纪念日放假办法 Art. 4',
} as const;

/** The warning beside every date that rests on local days. */
export const OVERLAY_WARNING = {
  zh: '地方放假日是否不计入法定期限,尚无定论(设计选择U21):行政机关的期限,以不扣除为稳妥;公民自己的期限,可以扣除',
  en:
    'whether local days off count for a statutory period is not settled (design choice U21): ' +
    "for an agency's period the date without them is the safe one, for a citizen's own period they may be left out",
} as const;

/** The overlays that ship, by region. They are test data from reposts; a local notice is the source. */
export const SHIPPED_OVERLAYS: ReadonlyMap<string, Overlay> = new Map(
  Object.values<Overlay>(yunnanOverlays).map((overlay) => [overlay.region, overlay]),
);

/** Returns the years of which an overlay has days, in order; of another year it says nothing. */
export const yearsOf = ({ off, work }: Overlay): readonly number[] =>
  [...new Set([...off, ...work].map((on) => Number(on.slice(0, 4))))].toSorted((a, b) => a - b);

/** The overlays of a setting, and a sentence for every part of it that cannot be used. */
export interface OverlayReading {
  readonly overlays: readonly Overlay[];
  readonly bad: readonly string[];
}

const readOne = (word: string, readFile: (file: string) => string): OverlayReading => {
  const shipped = SHIPPED_OVERLAYS.get(word);
  if (shipped !== undefined) return { overlays: [shipped], bad: [] };
  if (!word.endsWith('.json')) {
    const known = [...SHIPPED_OVERLAYS.keys()].join(', ');
    return { overlays: [], bad: [`there is no overlay ${word}; known are ${known}, or a file that ends in .json`] };
  }
  const parsed = parseOverlay(readFile(word));
  if (parsed.ok) return { overlays: [parsed.overlay], bad: [] };
  return { overlays: [], bad: parsed.problems.map(({ line, message }) => `${word} line ${line}: ${message}`) };
};

/**
 * Reads a setting of overlays: regions that ship and files of local days, with commas between them. The caller reads
 * the files.
 */
export const readOverlays = (setting: string, readFile: (file: string) => string): OverlayReading => {
  const words = setting
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const read = words.map((word) => readOne(word, readFile));
  return { overlays: read.flatMap(({ overlays }) => overlays), bad: read.flatMap(({ bad }) => bad) };
};

/**
 * Returns a calendar with overlays in place of those it has; the same calendar where none are given.
 * @throws CalendarError `calendar/bad-input` for overlays that contradict each other.
 */
export const withOverlays = (calendar: Calendar, overlays: readonly Overlay[]): Calendar => {
  const { overlays: _, ...input } = calendar.input;
  if (overlays.length === 0) return calendar.input.overlays === undefined ? calendar : createCalendar(input);
  return createCalendar({ ...input, overlays });
};
