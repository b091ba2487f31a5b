import type { ReportDocument } from '../document.ts';
import { type AuditFinding, type Candidate, findingWith } from '../finding.ts';
import type { PlaceFinder } from '../place-finder.ts';
import { type ParsedReport, parseReport } from '../parsed-report.ts';
import { removedAddresses } from './addresses.ts';
import { candidatesIn } from './candidates.ts';
import { foreignMarks, garbledMarks, radicalMarks } from './garble.ts';
import type { DamageMark } from './damage-mark.ts';
import { remainsOfPage } from './remains.ts';
import { traditionalLines } from './script.ts';

const FORMS_SHOWN = 6;

/** `32 × 365体育备用网址, 12 × 365体育备用:`, the most frequent first. */
const countedForms = (marks: readonly DamageMark[]): string => {
  const counts = new Map<string, number>();
  for (const { form } of marks) counts.set(form, (counts.get(form) ?? 0) + 1);
  const forms = [...counts].toSorted(([, a], [, b]) => b - a);
  const shown = forms.slice(0, FORMS_SHOWN).map(([form, count]) => `${count} × ${form}`);
  return [...shown, ...(forms.length > FORMS_SHOWN ? [`${forms.length - FORMS_SHOWN} more forms`] : [])].join(', ');
};

/** A title, an author or an address around a page, not a sentence of the report. */
const AROUND_PAGE = /^(?:[^。]*_|.{0,30}(?:来源|作者|编辑|发布机构|当前位置|https?:\/\/|www\.))/;

/** Text between search words that together replace one word. */
const BETWEEN_PHRASES = /(?<! ) {3,}_+ {3,}/g;

/** Returns a part of the text with its marks blanked. */
const blanked = (text: string, from: number, to: number, marks: readonly DamageMark[]): string => {
  let [out, at] = ['', from];
  for (const { offset, length } of marks) {
    if (offset < at) continue;
    out += text.slice(at, offset) + ' '.repeat(length);
    at = offset + length;
  }
  return out + text.slice(at, Math.max(at, to));
};

/** Whether every phrase is around the report and none in it: the words are intact, but the host is another site. */
const onlyAround = (text: string, phrases: readonly DamageMark[]): boolean => {
  let next = 0;
  while (next < phrases.length) {
    const { offset = 0, length = 0 } = phrases[next] ?? {};
    const from = text.lastIndexOf('\n', offset) + 1;
    const end = text.indexOf('\n', offset + length);
    const to = end === -1 ? text.length : end;
    const first = next;
    while ((phrases[next]?.offset ?? Infinity) < to) next += 1;
    // A phrase may contain separators of a title; only the text around it counts.
    const line = blanked(text, from, to, phrases.slice(first, next)).replace(BETWEEN_PHRASES, ' ');
    if (line.trim() !== '' && !AROUND_PAGE.test(line)) return false;
  }
  return true;
};

const CAUSES = {
  words:
    'words of the report were replaced by phrases of betting sites; this copy is damaged, not the authority’s text',
  host: 'the page that holds the copy belongs to a betting site; the words of the report look intact',
  'address-in-text': 'a place or an address was replaced by the address of an unrelated site',
  'address-removed': 'an address was removed and its label left',
  script: 'the copying site converted simplified to traditional characters',
  garble: 'copying broke or inserted characters, or added pronunciations in brackets',
  foreign: 'words in a foreign script',
  'copying-marks': 'marks of a tool that compares texts; they are not part of the report and are not read',
  radicals: 'the text was taken from a PDF: radicals stand for ordinary characters and are read as those',
  remains: 'parts of the page or pictures of tables were copied with the text, or brackets lost',
} as const;

type Guess = (mark: DamageMark) => readonly Candidate[];

const noCandidates: Guess = () => [];

const CONFIDENCES = ['high', 'medium', 'low'] as const;

/** Builds the finding of one class of damage; empty without marks. */
const classFinding = (
  places: PlaceFinder,
  name: keyof typeof CAUSES,
  marks: readonly DamageMark[],
  guess: Guess = noCandidates,
): readonly AuditFinding[] => {
  const [first] = marks;
  if (first === undefined) return [];
  const confidence = CONFIDENCES.find((one) => marks.some((mark) => mark.confidence === one)) ?? null;
  const count = marks.length === 1 ? '1 place' : `${marks.length} places`;
  return [
    findingWith({
      ruleId: `integrity/${name}`,
      verdict: 'integrity',
      confidence,
      where: places.at(first.offset, first.length),
      quote: places.quote(first.offset, first.length),
      likelyCause: `${count} (${countedForms(marks)}): ${CAUSES[name]}`,
      occurrences: marks.map((mark) => ({
        where: places.at(mark.offset, mark.length),
        form: mark.form,
        confidence: mark.confidence,
        candidates: guess(mark),
      })),
    }),
  ];
};

/**
 * Finds damage of the text itself: one finding per class, with every place, its form and its confidence. A finding
 * states that this copy is damaged, not that the authority wrote so. Candidates for the replaced words are listed, not
 * inserted.
 */
export const auditIntegrity = (document: ReportDocument): readonly AuditFinding[] =>
  integrityFindings(parseReport(document));

/** Checks a parsed report. */
export const integrityFindings = ({
  document,
  folded: text,
  places,
  damage,
}: ParsedReport): readonly AuditFinding[] => {
  const finding = (name: keyof typeof CAUSES, marks: readonly DamageMark[], guess?: Guess) =>
    classFinding(places, name, marks, guess);
  const { phrases, strange, copying } = damage;
  const damaged = phrases.length + strange.length > 0;
  return [
    ...finding(onlyAround(text, phrases) ? 'host' : 'words', phrases, candidatesIn(text)),
    ...finding('address-in-text', strange),
    ...finding('address-removed', removedAddresses(text)),
    // Phrases in traditional characters are not counted as text of the report.
    ...finding('script', traditionalLines(text, phrases)),
    ...finding('garble', garbledMarks(text)),
    ...finding('foreign', foreignMarks(text)),
    ...finding('copying-marks', copying),
    ...finding('radicals', radicalMarks(document.text)),
    // Intact pages have page elements too; with other damage they show what kind of copy this is.
    ...(damaged ? finding('remains', remainsOfPage(text)) : []),
  ].toSorted((a, b) => a.where.offset - b.where.offset);
};
