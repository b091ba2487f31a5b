import { instantOf } from '@gongkai/calendar';
import { type Actor, type AnyProcedure, disclosureRequest, pressIncident } from '@gongkai/core';

const at = '2026-03-02T10:00:00+08:00';

/** The only instant of a load: writers do not wait for time to pass. */
export const LOAD_START = instantOf(at);

export const PROCEDURES_OF_LOAD: readonly AnyProcedure[] = [disclosureRequest, pressIncident];

export const WRITER: Actor = { id: 'li', duties: ['registrar', 'handler', 'secrecy-reviewer'] };

/** The request that a writer opens. */
export const openingOf = (writer: number) => ({
  procedure: 'disclosure-request',
  agency: `agency-${writer}`,
  fact: {
    type: 'request.submitted',
    at,
    channel: 'in-person',
    applicant: { kind: 'natural' },
    description: '某规划',
  },
});

/** The facts after the first one of each case. */
export const stepsOf = (): readonly object[] => [
  { type: 'request.registered', at },
  { type: 'processing.started', at },
  { type: 'secrecy.referred', at, to: '保密局' },
  { type: 'consultation.sent', at, consultation: 'c1', party: 'third-party' },
  { type: 'request.withdrawn', at },
];
