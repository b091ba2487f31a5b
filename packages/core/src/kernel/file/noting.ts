import * as z from 'zod';
import { publicField, words } from '../schemas.ts';
import { text } from '../text.ts';
import { fileFact } from './file-fact.ts';

const phone = z.strictObject({
  number: words(50),
  who: words(100),
  result: words(1000),
});

const search = z.strictObject({
  where: words(500).meta({ description: 'the archives, systems and units that were searched' }),
  words: words(500).meta({ description: 'the words that were searched for' }),
  by: words(100),
  result: words(2000),
});

/** Notes: what was said, whom one telephoned, where the information was looked for. */
export const NOTING = {
  'note.added': fileFact('note.added', {
    label: text('办理记录', 'note added'),
    by: 'handling',
    data: {
      kind: publicField(z.enum(['note', 'phone', 'search'])),
      text: words(4000).optional(),
      phone: phone.optional(),
      search: search.optional(),
    },
    refuse: (_, { kind, text: said, phone: call, search: looked }) => {
      const missing = { note: said, phone: call, search: looked }[kind] === undefined;
      if (missing) {
        const path = kind === 'note' ? 'text' : kind;
        return { code: 'fact/malformed', path, message: `a note of the kind ${kind} has it` };
      }
      const other = kind === 'phone' ? looked : kind === 'search' ? call : (call ?? looked);
      return other === undefined
        ? null
        : { code: 'fact/malformed', path: 'kind', message: `a note of the kind ${kind} has no such part` };
    },
    effect: (file, { kind }) => (kind === 'search' ? { ...file, searched: true } : file),
  }),
};
