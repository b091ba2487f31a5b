import * as z from 'zod';
import { publicField, words } from '../schemas.ts';
import { text } from '../text.ts';
import { fileFact } from './file-fact.ts';

/** An office with too few people: its head lets one person do both, in this case, and says why. */
export const EXEMPTING = {
  'exemption.granted': fileFact('exemption.granted', {
    label: text('职责分离豁免', 'exemption from the separation of duties'),
    by: ['office-head'],
    data: {
      fact: publicField(z.string().max(64)).meta({
        description: 'the fact that may be recorded by a person who recorded one that is kept apart from it',
      }),
      reason: words(2000),
    },
    bars: ({ exempted = [] }, { apart }) => {
      if (apart.length === 0) {
        return { code: 'file/nothing-apart', path: 'type', message: 'no rule keeps facts of this procedure apart' };
      }
      return apart.every((fact) => exempted.includes(fact))
        ? { code: 'file/exempted', path: 'type', message: 'it was granted for every fact before' }
        : null;
    },
    refuse: ({ exempted = [] }, { fact }, { apart }) => {
      if (!apart.includes(fact)) {
        return { code: 'fact/malformed', path: 'fact', message: 'no rule keeps this fact apart from another one' };
      }
      return exempted.includes(fact)
        ? { code: 'file/exempted', path: 'fact', message: 'it was granted for this fact before' }
        : null;
    },
    effect: (file, { fact }) => ({ ...file, exempted: [...(file.exempted ?? []), fact] }),
  }),
};
