import type { AgencyProfile } from '@gongkai/core/agencies';
import { isRecord } from '../../ledger/canonical.ts';
import { agencyKey, type NumberGap, type Place, type StoredProfile } from '../../store/kit.ts';
import { columnsOf, defineTable } from '../table.ts';

// A profile was checked before it was stored; `verify` compares its row with the act that names it.
const asProfile = (value: unknown): AgencyProfile => (isRecord(value) ? value : {}) as AgencyProfile;

const aPlace = columnsOf<Place>();
export const PLACES = defineTable<Place>()('places', ['number'], {
  number: aPlace.integer('number'),
  agency: aPlace.text('agency'),
  from_on: aPlace.day('from'),
  name: aPlace.text('name'),
  level: aPlace.text('level'),
  parent: aPlace.optionalText('parent'),
  ended: aPlace.flag('ended'),
  placed_by: aPlace.text('by'),
  at: aPlace.integer('at'),
});

const aProfile = columnsOf<StoredProfile>();
export const PROFILES = defineTable<StoredProfile>()('profiles', ['number'], {
  number: aProfile.integer('number'),
  agency: aProfile.text('agency'),
  from_on: aProfile.day('from'),
  body: aProfile.json('profile', asProfile),
  set_by: aProfile.text('by'),
  at: aProfile.integer('at'),
});

const aGap = columnsOf<NumberGap>();
export const GAPS = defineTable<NumberGap>()('gaps', ['agency_key', 'series', 'from_n'], {
  agency_key: aGap.derived('text', ({ agency }) => agencyKey(agency)),
  agency: aGap.text('agency'),
  series: aGap.text('series'),
  from_n: aGap.integer('from'),
  through_n: aGap.integer('through'),
  why: aGap.word('why', ['start']),
  at: aGap.integer('at'),
});
