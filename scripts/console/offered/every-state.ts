import { formatInstant } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import { SAMPLES, type Step } from '@gongkai/core/samples';
import type { Submitter } from '@gongkai/engine';
import { DUTIES_OF_PEOPLE, unitOf } from '../../../apps/api/src/demo/people.ts';
import type { RunningOffice } from '../office.ts';
import { suitedTo } from './act-data.ts';

const MINUTE = 60_000;

/** How a case comes where some acts are offered. */
export interface WayTo {
  readonly procedure: AnyProcedure;
  /** The state, and what is particular about the case. */
  readonly name: string;
  readonly steps: readonly Step[];
}

const consulted: readonly Step[] = [
  ['consultation.sent', { consultation: 'c1', party: 'third-party', name: '某公司' }],
];
const objected: readonly Step[] = [
  ...consulted,
  ['consultation.delivered'],
  ['consultation.answered', { consultation: 'c1', answer: 'objects', reasons: '商业秘密' }],
];

/** What is not part of the plain way to a state, and without which some act is offered nowhere. */
const SITUATIONS: Readonly<Record<string, readonly (readonly [state: string, steps: readonly Step[]])[]>> = {
  'disclosure-request': [
    ['processing', consulted],
    ['processing', objected],
    ['processing', [['extension.approved']]],
    ['processing', [['secrecy.referred']]],
  ],
};

// What the file of every case may hold, whatever its procedure.
const FILED: readonly Step[] = [
  ['case.assigned', { person: 'handler-1' }],
  ['case.linked', { to: '依-kunming-2026-00001', kind: 'follows' }],
  ['case.supervised', { demand: '请说明原因' }],
];

// A correction that came after its day: an officer judges the reason. The days are moved as those of the examples are.
const LATE: readonly Step[] = [
  ['request.submitted', { at: '2026-02-02T10:00:00+08:00' }],
  ['request.registered', { at: '2026-02-02T10:05:00+08:00' }],
  ['correction.requested', { at: '2026-02-03T10:00:00+08:00', dueOn: '2026-02-24' }],
  ['correction.delivered', { at: '2026-02-04T10:00:00+08:00' }],
  ['correction.supplied', { at: '2026-03-01T10:00:00+08:00' }],
];

const waysOf = (procedure: AnyProcedure): readonly WayTo[] => {
  const plain = SAMPLES[procedure.id]?.ways ?? {};
  const [[, first = []] = []] = Object.entries(plain);
  const further = (SITUATIONS[procedure.id] ?? []).map(([state, steps]) => ({
    procedure,
    name: [state, ...steps.map(([type]) => type)].join(' '),
    steps: [...(plain[state] ?? []), ...steps],
  }));
  return [
    ...Object.entries(plain).map(([name, steps = []]) => ({ procedure, name, steps })),
    ...further,
    ...(procedure.factTypes.includes('lateness.judged') ? [{ procedure, name: 'corrected late', steps: LATE }] : []),
    { procedure, name: 'with a file', steps: [...first, ...FILED] },
  ];
};

/** The ways to every state of every procedure of an office, and to each further situation. */
export const everyWay = ({ engine }: RunningOffice): readonly WayTo[] =>
  [...engine.procedures.values()].flatMap(waysOf);

/** The person of the office who records a fact of a way: the holder of the first duty that may. */
const recorderOf = (procedure: AnyProcedure, type: string): Submitter => {
  const duties = procedure.allowedDuties[type] ?? ['office-head'];
  const [duty = 'office-head'] = duties.filter((one) => DUTIES_OF_PEOPLE.includes(one));
  const person = `${duty}-1`;
  return { actor: { id: person, person, unit: unitOf(duty), duties: [duty] } };
};

/** Opens a case and takes it along a way, a minute for each fact until now; its identifier. */
export const bring = async (office: RunningOffice, { procedure, steps }: WayTo): Promise<string> => {
  const { engine, now } = office;
  const begun = now() - (steps.length + 2) * MINUTE;
  let id = '';
  for (const [place, [type, data]] of steps.entries()) {
    const example = { ...SAMPLES[procedure.id]?.facts[type], ...data };
    const fact = { type, at: formatInstant(begun + place * MINUTE), ...suitedTo(example, now()) };
    const by = recorderOf(procedure, type);
    const opening = { procedure: procedure.id, agency: 'kunming', fact, settings: {} };
    const outcome = id === '' ? await engine.open(opening, by) : await engine.submit(id, fact, by);
    if (!outcome.ok) throw new Error(`${procedure.id} ${type}: ${JSON.stringify(outcome.refusal)}`);
    id = outcome.case.id;
  }
  return id;
};
