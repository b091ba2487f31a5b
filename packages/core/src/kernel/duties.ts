import { text, type Text } from './text.ts';

/** Every duty that may record a fact, with its names. Duties belong to people in units; a procedure names them per fact. */
export const DUTIES = {
  applicant: text('申请人', 'applicant'),
  registrar: text('登记(收件)', 'registrar'),
  handler: text('承办', 'handler'),
  reviewer: text('审核会签', 'countersigning reviewer'),
  'secrecy-reviewer': text('保密审查', 'secrecy reviewer'),
  signatory: text('签发', 'signatory'),
  'office-head': text('公开工作机构负责人', 'head of the disclosure office'),
  supervisor: text('主管部门', 'competent department'),
  monitor: text('舆情监测', 'monitoring desk'),
  coordinator: text('舆情研判(协调)', 'incident coordinator'),
  responder: text('涉事责任部门', 'responsible department'),
  spokesperson: text('新闻发言人', 'spokesperson'),
  system: text('系统', 'the system'),
} as const satisfies Record<string, Text>;

/** A duty that the kernel knows; procedures add their own. */
export type Duty = keyof typeof DUTIES;

/** Duties by their identifiers: those of the kernel and those that the procedures add. */
export const dutiesOf = (
  procedures: readonly { readonly duties: Readonly<Record<string, Text>> }[],
): Readonly<Record<string, Text>> => ({
  ...DUTIES,
  ...Object.fromEntries(procedures.flatMap(({ duties }) => Object.entries(duties))),
});

/** Who records a fact: a person in a unit, an applicant, or the system itself. */
export interface Actor {
  readonly id: string;
  /** The human who holds the key `id`; absent where the key stands for its own holder. */
  readonly person?: string;
  /** The unit in which they hold their duties. */
  readonly unit?: string;
  /** The person whose duties they hold for a time, and in whose place they record. */
  readonly for?: string;
  readonly duties: readonly string[];
}

/** Who records: the human, whichever of their keys they use. */
export const personOf = ({ id, person = id }: Pick<Actor, 'id' | 'person'>): string => person;

/**
 * Everyone whose act it is: the human, and the person in whose place they record. Separation of duties compares these and
 * nothing else, so that no person does through a deputy, or as one, what they may not do themselves.
 */
export const personsOf = (actor: Pick<Actor, 'id' | 'person' | 'for'>): readonly string[] => {
  const person = personOf(actor);
  return actor.for === undefined || actor.for === person ? [person] : [person, actor.for];
};

/** The engine's own actor: it records expiries and decides nothing. */
export const SYSTEM: Actor = { id: 'system', duties: ['system'] };

// They record on a case without handling it, or act without a key.
const NOT_HANDLING: readonly string[] = ['supervisor', 'applicant', 'system'] satisfies readonly Duty[];

/** The duties that handle cases of a procedure: those that record its facts, and the head of the office. */
export const handlingDuties = ({
  allowedDuties,
}: {
  readonly allowedDuties: Readonly<Record<string, readonly string[]>>;
}): readonly string[] => [
  ...new Set([...Object.values(allowedDuties).flat(), 'office-head'].filter((duty) => !NOT_HANDLING.includes(duty))),
];

/** The message for an actor without a duty: the duties of people, and that of the system only where no other will do. */
export const needsDuty = (duties: readonly string[]): string => {
  const people = duties.filter((duty) => duty !== 'system');
  return `needs one of the duties ${(people.length === 0 ? duties : people).join(', ')}`;
};
