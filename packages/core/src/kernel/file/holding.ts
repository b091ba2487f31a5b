import * as z from 'zod';
import { type CaseFile, type Holder, isHeldBy } from './case-file.ts';
import { day, words } from '../schemas.ts';
import { text } from '../text.ts';
import { fileFact, type FileRefusal, type Recorder } from './file-fact.ts';

const personName = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._@-]{0,99}$/,
    'the name of a person in keys: lower-case letters, digits, dots, dashes, _ and @',
  );

const holderOnly = ({ holder }: CaseFile, recorder: Recorder): FileRefusal | null => {
  if (holder === undefined) return { code: 'file/no-holder', path: 'type', message: 'nobody was given the case' };
  return isHeldBy(holder, recorder)
    ? null
    : { code: 'file/not-holder', path: 'type', message: 'the case is in the hands of another person or unit' };
};

const heldBy = (person: string | undefined, unit: string | undefined): Pick<Holder, 'person' | 'unit'> => ({
  ...(person === undefined ? {} : { person }),
  ...(unit === undefined ? {} : { unit }),
});

/** Who has the case in hand: given, taken over, given back. */
export const HOLDING = {
  'case.assigned': fileFact('case.assigned', {
    label: text('分办', 'case assigned'),
    by: ['registrar', 'office-head', 'coordinator'],
    data: {
      person: personName.optional().meta({ description: 'the person who is to handle it', format: 'person' }),
      unit: words(100).optional().meta({ description: 'the unit that is to handle it' }),
      internalDueOn: day.optional(),
      note: words(2000).optional(),
    },
    refuse: (_, { person, unit }) =>
      person === undefined && unit === undefined
        ? { code: 'fact/malformed', path: 'person', message: 'a person, a unit, or both' }
        : null,
    effect: (file, { at, person, unit, internalDueOn }, { person: sender }) => ({
      ...file,
      holder: {
        ...heldBy(person, unit),
        since: at,
        sender,
        ...(internalDueOn === undefined ? {} : { internalDueOn }),
      },
    }),
  }),
  'case.accepted': fileFact('case.accepted', {
    label: text('签收', 'case accepted'),
    by: 'handling',
    data: {},
    bars: (file, recorder) =>
      holderOnly(file, recorder) ??
      (file.holder?.acceptedAt === undefined
        ? null
        : { code: 'file/taken-over', path: 'type', message: 'the holder took it over before' }),
    // Who takes a case over for a unit has it in hand from then on.
    effect: (file, { at }, { person }) =>
      file.holder === undefined ? file : { ...file, holder: { ...file.holder, person, acceptedAt: at } },
  }),
  'case.declined': fileFact('case.declined', {
    label: text('退回承办', 'case declined'),
    by: 'handling',
    data: { reason: words(2000) },
    bars: holderOnly,
    effect: (file, { at }, { person }) =>
      file.holder === undefined
        ? file
        : { ...file, holder: { person: file.holder.sender, since: at, sender: person, returned: true } },
  }),
};
