export { actorsIn, type Acting, type Caller, dutiesIn } from './caller.ts';
export type { People } from './people.ts';
export { type Delegation, type HeldDuty, type NewPerson, type Office, OFFICES, type Person, PERSON } from './person.ts';
export { type PersonChange, type Reach, REACHES, type Roster } from './person.ts';
export { type Scoped, submitterFor } from './scoped.ts';
