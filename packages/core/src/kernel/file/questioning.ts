import * as z from 'zod';
import { convention } from '../../law/cite.ts';
import { publicField, words } from '../schemas.ts';
import type { Suggestion } from '../suggestion.ts';
import { text } from '../text.ts';
import type { CaseFile } from './case-file.ts';
import { fileFact } from './file-fact.ts';

const MOST = 50;

/** A person who handles the case asks the head to correct an entry: the recorder of an entry does not correct it. */
export const QUESTIONING = {
  'entry.questioned': fileFact('entry.questioned', {
    label: text('提请更正', 'correction of an entry asked for'),
    by: 'handling',
    data: {
      seq: publicField(z.int().positive()).meta({
        description: 'the number of the entry that is thought wrong',
        format: 'entry',
      }),
      reason: words(2000),
    },
    bars: ({ questioned = [] }) =>
      questioned.length < MOST ? null : { code: 'file/full', path: 'type', message: `${MOST} entries are questioned` },
    refuse: (_, { seq }, { entries }) =>
      seq <= entries ? null : { code: 'fact/malformed', path: 'seq', message: 'the case has no such entry' },
    effect: ({ questioned = [], ...file }, { seq }) => ({
      ...file,
      questioned: questioned.includes(seq) ? questioned : [...questioned, seq],
    }),
  }),
};

/** What the file of a case calls for: the correction of each entry that is questioned. */
export const fileSuggestions = ({ questioned = [] }: CaseFile): readonly Suggestion[] =>
  questioned.map((seq) => ({
    fact: 'entry.corrected',
    data: { seq },
    because: text(`第${seq}项登记被提请更正`, `somebody asked for a correction of entry ${seq}`),
    basis: convention('entries'),
    raisesTask: true,
  }));
