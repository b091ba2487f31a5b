import { formatInstant } from '@gongkai/calendar';
import type { Outcome } from '@gongkai/engine';
import { unitOf } from '../../apps/api/src/demo/people.ts';
import type { RunningOffice } from './office.ts';

/** Who recorded a fact: a person of the office, by the duty with which they did. */
const byOf = (person: string, duty: string) => ({ actor: { id: person, person, unit: unitOf(duty), duties: [duty] } });

const taken = (type: string, outcome: Outcome): Extract<Outcome, { ok: true }> => {
  if (outcome.ok) return outcome;
  throw new Error(`${type}: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal)}`);
};

/** What happened before a test begins: the fact, and whose act it was, such as `handler-1`. */
export type Happened = readonly [person: string, type: string, data?: object];

const dutyOf = (person: string): string => person.replace(/-\d+$/, '');

/** Records facts of a case at the present time of the office, past the console. */
export const happen = async (office: RunningOffice, id: string, facts: readonly Happened[]): Promise<void> => {
  for (const [person, type, data = {}] of facts) {
    const fact = { type, at: formatInstant(office.now() - 1000), ...data };
    taken(type, await office.engine.submit(id, fact, byOf(person, dutyOf(person))));
  }
};

/** A request that the office was given, and the person who has it; received `at`, now by default. */
export const givenRequest = async (
  office: RunningOffice,
  description: string,
  { at, agency = 'kunming', holder = 'handler-1', more = {} }: Given = {},
): Promise<{ readonly id: string; readonly number: string }> => {
  const when = at ?? formatInstant(office.now() - 2000);
  const applicant = { kind: 'natural', name: '孙云飞' };
  const opened = taken(
    'request.submitted',
    await office.engine.open(
      {
        procedure: 'disclosure-request',
        agency,
        fact: { type: 'request.submitted', at: when, channel: 'in-person', applicant, description, ...more },
        settings: {},
      },
      byOf('registrar-1', 'registrar'),
    ),
  );
  const { id, number } = opened.case;
  const steps: readonly Happened[] =
    holder === null
      ? []
      : [
          ['registrar-1', 'request.registered'],
          ['registrar-1', 'case.assigned', { person: holder, unit: unitOf(dutyOf(holder)) }],
          [holder, 'case.accepted'],
        ];
  await happen(office, id, steps);
  return { id, number };
};

/** Where, when and to whom a request is given. */
interface Given {
  readonly at?: string;
  readonly agency?: string;
  readonly holder?: string | null;
  /** Further data of the submission. */
  readonly more?: object;
}

/** The due day of a clock of a case; null where none runs. */
export const dueOn = async (office: RunningOffice, id: string, clock: string): Promise<string | null> => {
  const found = await office.engine.read(id);
  return found?.dues[clock]?.slice(0, 10) ?? null;
};
