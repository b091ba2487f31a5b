import { civilDateOf } from '@gongkai/calendar';
import { day, publicField, words } from '../schemas.ts';
import { text } from '../text.ts';
import { fileFact } from './file-fact.ts';

/** A case that the competent department or the head of the office presses for, until the office answers. */
export const SUPERVISING = {
  'case.supervised': fileFact('case.supervised', {
    label: text('督办', 'case put under supervision'),
    by: ['supervisor', 'office-head'],
    data: {
      demand: words(2000).meta({ description: 'what is to be done' }),
      dueOn: publicField(day).optional().meta({ description: 'the day by which the office is to answer' }),
    },
    refuse: (_, { at, dueOn }) =>
      dueOn !== undefined && dueOn < civilDateOf(at)
        ? { code: 'fact/malformed', path: 'dueOn', message: 'is before the day of the demand' }
        : null,
    // Of several demands that wait for an answer the last one counts.
    effect: (file, { at, dueOn }) => ({
      ...file,
      supervised: { since: at, ...(dueOn === undefined ? {} : { dueOn }) },
    }),
  }),
  'supervision.answered': fileFact('supervision.answered', {
    label: text('督办反馈', 'supervision answered'),
    by: 'handling',
    data: { measures: words(4000).meta({ description: 'what was done, and with which result' }) },
    bars: ({ supervised = null }) =>
      supervised === null
        ? { code: 'file/not-supervised', path: 'type', message: 'no demand waits for an answer' }
        : null,
    effect: (file) => ({ ...file, supervised: null }),
  }),
};
