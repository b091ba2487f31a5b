import type { CaseFile } from './case-file.ts';
import { publicField, words } from '../schemas.ts';
import { text } from '../text.ts';
import { fileFact } from './file-fact.ts';

// A reform moves a case once or twice; a longer list is a mistake that repeats itself.
const MOST = 50;

/** The agencies of a case: the one that holds it, and those that held it before, each once, in the order in which they did. */
export interface CasePlace {
  readonly agency: string;
  readonly earlierAgencies: readonly string[];
}

/** The agencies of a case that was opened in `opening`, as its file gives them. */
export const placeOf = (opening: string, { transfers = [] }: CaseFile = {}): CasePlace => {
  const all = [opening, ...transfers.map(({ to }) => to)];
  return { agency: all.at(-1) ?? opening, earlierAgencies: [...new Set(all.slice(0, -1))] };
};

/** The agency in which a case was opened, whose local days count for it: a transfer moves no date. */
export const openingAgency = ({ agency, earlierAgencies }: CasePlace): string => earlierAgencies[0] ?? agency;

/**
 * Functions that move from one agency to another: an open case moves with them, its file and all. Its clocks run on, since
 * no provision starts a period again. 国办公开办函〔2019〕14号 settles who answers after a reorganisation; that the case itself
 * moves is a design choice.
 */
export const TRANSFERRING = {
  'case.transferred': fileFact('case.transferred', {
    label: text('移交', 'case transferred to another agency'),
    by: ['office-head'],
    data: {
      to: publicField(words(200).refine((name) => !/\p{Cc}/u.test(name), 'one line')).meta({
        description: 'the agency that holds the case from now on',
      }),
      basis: words(1000).meta({ description: 'the document that moves the functions: its name and number' }),
      note: words(2000).optional(),
    },
    openOnly: true,
    bars: ({ transfers = [] }) =>
      transfers.length < MOST
        ? null
        : { code: 'file/full', path: 'type', message: `a case moves ${MOST} times at most` },
    // Its entries before are of the old agency, and those after it of the new one.
    stays: 'whole',
    effect: (file, { at, to }) => {
      const { holder: _, ...rest } = file;
      return { ...rest, transfers: [...(file.transfers ?? []), { to, at }] };
    },
  }),
};
