import { agencyKeyOf, type PartyRow } from '../../store/kit.ts';
import { columnsOf, defineTable } from '../table.ts';

const aParty = columnsOf<PartyRow>();
export const PARTIES = defineTable<PartyRow>()('parties', ['case_id', 'seq', 'place'], {
  agency_key: aParty.derived('text', ({ caseId }) => agencyKeyOf(caseId)),
  case_id: aParty.text('caseId'),
  seq: aParty.integer('seq'),
  place: aParty.integer('place'),
  agency: aParty.text('agency', 'place'),
  kind: aParty.optionalText('kind'),
  name_hash: aParty.optionalText('nameHash'),
  id_hash: aParty.optionalText('idHash'),
  id_last4: aParty.optionalText('idLast4'),
  phone_hash: aParty.optionalText('phoneHash'),
  party: aParty.text('party'),
});
