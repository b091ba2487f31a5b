// Who asks: how the same person is recognised in several cases.
export { mattersNamed, type NamedParty, partiesNamed } from '../kernel/party.ts';
export { idKey, nameKey, phoneKey } from './keys.ts';
export { similarity } from './similarity.ts';
