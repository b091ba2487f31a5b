import type { ReportDocument } from '../document.ts';
import type { AuditFinding, Candidate } from '../finding.ts';
import { fold } from '../fold.ts';
import { placesIn } from '../place.ts';
import { removedAddresses, strangeAddresses } from './addresses.ts';
import { candidatesIn } from './candidates.ts';
import { copyingMarks, radicalMarks } from './copying.ts';
import { foreignMarks, garbledMarks } from './garble.ts';
import type { Mark } from './mark.ts';
import { remainsOfPage } from './remains.ts';
import { replacedPhrases } from './replaced-phrases.ts';
import { traditionalLines } from './script.ts';

const FORMS_SHOWN = 6;

/** `32 × 365体育备用网址, 12 × 365体育备用:`, the most frequent first. */
const countedForms = (marks: readonly Mark[]): string => {
  const counts = new Map<string, number>();
  for (const { form } of marks) counts.set(form, (counts.get(form) ?? 0) + 1);
  const forms = [...counts].toSorted(([, a], [, b]) => b - a);
  const shown = forms.slice(0, FORMS_SHOWN).map(([form, count]) => `${count} × ${form}`);
  return [...shown, ...(forms.length > FORMS_SHOWN ? [`${forms.length - FORMS_SHOWN} more forms`] : [])].join(', ');
};

/** A title, an author or an address around a page, not a sentence of the report. */
const AROUND_PAGE = /^(?:[^。]*_|.{0,30}(?:来源|作者|编辑|发布机构|当前位置|https?:\/\/|www\.))/;

/** What joins search words that all stand in the place of one word. */
const BETWEEN_PHRASES = / {3,}_+ {3,}/g;

/** The text with nothing in these places, as long as before. */
const blanked = (text: string, marks: readonly Mark[]): string => {
  let out = '';
  for (const { offset, length } of marks) out += text.slice(out.length, offset) + ' '.repeat(length);
  return out + text.slice(out.length);
};

/** Whether every phrase stands around the report and none in it: its words are intact, its host is not its own. */
const onlyAround = (text: string, phrases: readonly Mark[]): boolean => {
  const rest = blanked(text, phrases);
  let to = -1;
  return phrases.every(({ offset, length }) => {
    if (to !== -1 && offset < to) return true;
    const from = text.lastIndexOf('\n', offset) + 1;
    const end = text.indexOf('\n', offset + length);
    to = end === -1 ? text.length : end;
    // A phrase may hold marks of a title itself: what counts is what stands beside it, if anything does.
    const line = rest.slice(from, to).replace(BETWEEN_PHRASES, ' ');
    return line.trim() === '' || AROUND_PAGE.test(line);
  });
};

const CAUSES = {
  words:
    'words of the report were replaced by phrases of betting sites; this copy is damaged, not the authority’s text',
  host: 'the page that holds the copy belongs to a betting site; the words of the report look intact',
  'address-in-text': 'a place or an address was replaced by the address of an unrelated site',
  'address-removed': 'an address was taken out and its label left',
  script: 'the copying site turned simplified into traditional characters',
  garble: 'characters were broken, sprinkled in or given a reading in brackets when the text was copied',
  foreign: 'words in a script that is not the report’s',
  'copying-marks': 'marks of a tool that compares texts; they are no part of the report and are not read',
  radicals: 'the text was taken from a PDF: radicals stand for ordinary characters and are read as those',
  remains: 'parts of the page or pictures of tables were copied with the text, or brackets lost',
} as const;

const NONE = (): readonly Candidate[] => [];

/**
 * What is damaged in the text itself: one finding a class, with every place, its form and how sure it is. It says that
 * this copy is damaged, never that the authority wrote so, and names what may have stood there without putting it in.
 */
export const auditIntegrity = ({ text: raw }: ReportDocument): readonly AuditFinding[] => {
  const text = fold(raw);
  const places = placesIn(raw);

  const finding = (
    name: keyof typeof CAUSES,
    marks: readonly Mark[],
    guess = NONE as (mark: Mark) => readonly Candidate[],
  ) => {
    const [first] = marks;
    if (first === undefined) return [];
    const occurrences = marks.map((mark) => ({
      where: places.at(mark.offset, mark.length),
      form: mark.form,
      confidence: mark.confidence,
      candidates: guess(mark),
    }));
    const confidence = (['high', 'medium', 'low'] as const).find((one) =>
      marks.some((mark) => mark.confidence === one),
    );
    return [
      {
        ruleId: `integrity/${name}`,
        verdict: 'integrity' as const,
        confidence: confidence ?? null,
        where: places.at(first.offset, first.length),
        quote: places.quote(first.offset, first.length),
        stated: null,
        computed: null,
        operands: [],
        assumption: null,
        reason: null,
        likelyCause: `${marks.length === 1 ? '1 place' : `${marks.length} places`} (${countedForms(marks)}): ${CAUSES[name]}`,
        occurrences,
      },
    ];
  };

  const phrases = replacedPhrases(text);
  const strange = strangeAddresses(text);
  const damaged = phrases.length + strange.length > 0;
  return [
    ...finding(onlyAround(text, phrases) ? 'host' : 'words', phrases, candidatesIn(text)),
    ...finding('address-in-text', strange),
    ...finding('address-removed', removedAddresses(text)),
    // A phrase in traditional characters makes no traditional text of the report around it.
    ...finding('script', traditionalLines(phrases.length === 0 ? text : blanked(text, phrases))),
    ...finding('garble', garbledMarks(text)),
    ...finding('foreign', foreignMarks(text)),
    ...finding('copying-marks', copyingMarks(text)),
    ...finding('radicals', radicalMarks(raw)),
    // An honest page has its furniture too; beside a damage it shows what kind of copy this is.
    ...(damaged ? finding('remains', remainsOfPage(text)) : []),
  ].toSorted((a, b) => a.where.offset - b.where.offset);
};

/** A stretch of the raw text. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** Where the raw text holds no words of the report: digits inside are no figures, and a label beside may be gone. */
export const damagedSpans = (raw: string): readonly Span[] => {
  const text = fold(raw);
  return [...replacedPhrases(text), ...copyingMarks(text), ...strangeAddresses(text)]
    .map(({ offset, length }) => ({ offset, length }))
    .toSorted((a, b) => a.offset - b.offset);
};
