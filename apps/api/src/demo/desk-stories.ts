import {
  addDays,
  type Calendar,
  CalendarError,
  type CivilDate,
  civilDateOf,
  endOfDay,
  formatInstant,
  type Instant,
} from '@gongkai/calendar';
import { askedIn, letterOfRequest } from './made-up.ts';
import { accountOf, OFFICES_WITH_ACCOUNTS, unitOf } from './people.ts';
import { type Chance, seeded } from './seeded.ts';
import { clockTime, type Step, type Story } from './story.ts';
import { PLACE_NAMES } from './yunnan-agencies.ts';

const DESK = 530_030;
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Working days of the reply (Art. 33(2)). */
const REPLY_DAYS = 20;

/** The days on which the cases of a desk are built. */
export interface DeskDay {
  readonly calendar: Calendar;
  readonly now: Instant;
}

type Recording = (duty: string, type: string, data?: object) => Step;

const guarded = (date: () => CivilDate | undefined): CivilDate | null => {
  try {
    return date() ?? null;
  } catch (error) {
    // The calendar does not know the year.
    if (error instanceof CalendarError) return null;
    throw error;
  }
};

const LONGEST_WAIT = 60;

/** The day of receipt whose reply is due on a day; null where none is, as on a day off. */
const receiptFor = (calendar: Calendar, due: CivilDate): CivilDate | null => {
  for (let back = REPLY_DAYS; back < LONGEST_WAIT; back += 1) {
    const day = addDays(due, -back);
    if (guarded(() => calendar.addWorkingDays(day, REPLY_DAYS)?.date) === due) return day;
  }
  return null;
};

/** How far a request got. */
type Reached = 'given' | 'accepted' | 'drafted' | 'cleared' | 'countersigned' | 'stopped';

const ORDER: readonly Reached[] = ['accepted', 'drafted', 'cleared', 'countersigned'];

const afterAcceptance = (reached: Reached, record: Recording): readonly Step[] => {
  if (reached === 'stopped') {
    const asked = { consultation: 'c1', party: 'third-party', name: '某建设公司(模拟)' };
    return [record('handler', 'processing.started'), record('handler', 'consultation.sent', asked)];
  }
  const steps: readonly (readonly [Reached, Step])[] = [
    ['accepted', record('handler', 'processing.started')],
    ['drafted', record('handler', 'draft.prepared', { outcome: '1', reasons: '依据《条例》第三十六条' })],
    ['cleared', record('secrecy-reviewer', 'secrecy.reviewed', { finding: 'cleared' })],
    ['countersigned', record('reviewer', 'draft.countersigned')],
  ];
  return steps.filter(([at]) => ORDER.indexOf(at) <= ORDER.indexOf(reached)).map(([, step]) => step);
};

/** A request of an office on the desk today. */
interface Asked {
  readonly receivedOn: CivilDate;
  readonly reached: Reached;
  /** The duty of the person to whom it is given. */
  readonly holder: string;
}

const requestSteps = (office: number, { receivedOn, reached, holder }: Asked, chance: Chance): readonly Step[] => {
  const agency = OFFICES_WITH_ACCOUNTS[office] ?? '';
  let minutes = 9 * 60;
  const record: Recording = (duty, type, data = {}) => {
    minutes += 3;
    const by = { id: accountOf(duty, office), unit: unitOf(duty) };
    return { duty, by, fact: { type, at: clockTime(receivedOn, minutes), ...data } };
  };
  const asked = askedIn(PLACE_NAMES.get(agency) ?? '', 'natural', DESK, chance);
  const { data, content } = letterOfRequest(asked);
  const given = { person: accountOf(holder, office), unit: unitOf(holder), internalDueOn: addDays(receivedOn, 14) };
  return [
    record('registrar', 'request.submitted', { channel: 'in-person', ...asked }),
    { ...record('registrar', 'document.attached', data), content },
    record('registrar', 'request.registered'),
    record('registrar', 'case.assigned', given),
    ...(reached === 'given' ? [] : [record(holder, 'case.accepted'), ...afterAcceptance(reached, record)]),
  ];
};

// The response of 48 hours ends with the last minute of today, so an incident runs on every day of the year.
const incidentSteps = (office: number, now: Instant): readonly Step[] => {
  const detectedAt = endOfDay(civilDateOf(now)) - MINUTE - 48 * HOUR;
  const step = (duty: string, minute: number, type: string, data: object = {}): Step => ({
    duty,
    by: { id: accountOf(duty, office), unit: unitOf(duty) },
    fact: { type, at: formatInstant(detectedAt + minute * MINUTE), ...data },
  });
  const subject = `${PLACE_NAMES.get(OFFICES_WITH_ACCOUNTS[office] ?? '') ?? ''}山体滑坡阻断道路`;
  const to = { person: accountOf('responder', office), unit: unitOf('responder') };
  return [
    step('monitor', 0, 'sentiment.detected', { subject, source: '网民视频(模拟)' }),
    step('monitor', 10, 'sentiment.collected', { note: '网上信息汇总' }),
    step('coordinator', 20, 'case.assigned', to),
  ];
};

/** Days from today on which replies are due, how far each got, and who has it. */
const QUEUE: readonly (readonly [dueIn: number, reached: Reached, holder: string])[] = [
  [-9, 'accepted', 'handler'],
  [-4, 'accepted', 'handler'],
  [0, 'accepted', 'handler'],
  [0, 'countersigned', 'handler'],
  [1, 'given', 'handler'],
  [2, 'drafted', 'handler'],
  [3, 'accepted', 'handler'],
  [4, 'cleared', 'handler'],
  [5, 'countersigned', 'handler'],
  [6, 'stopped', 'handler'],
  [7, 'given', 'office-head'],
  [8, 'given', 'registrar'],
  [9, 'given', 'reviewer'],
  [10, 'given', 'secrecy-reviewer'],
  [11, 'given', 'signatory'],
  [13, 'drafted', 'handler'],
  [14, 'accepted', 'handler'],
  [16, 'given', 'handler'],
];

/** The next day on which a reply can be due, from one on: not a day off. */
const receiptNear = (calendar: Calendar, due: CivilDate, latest: CivilDate): CivilDate | null => {
  for (let later = 0; later < 10; later += 1) {
    const day = receiptFor(calendar, addDays(due, later));
    if (day !== null && day < latest) return day;
  }
  return null;
};

/** The competent department presses for the reply that is overdue longest. */
const demanded = (office: number, now: Instant): Step => ({
  duty: 'supervisor',
  by: { id: accountOf('supervisor', office), unit: unitOf('supervisor') },
  fact: {
    type: 'case.supervised',
    at: formatInstant(now - 10 * MINUTE),
    demand: '答复已逾期,请说明原因并于三日内办结',
    dueOn: addDays(civilDateOf(now), 3),
  },
});

const storiesOf = (office: number, { calendar, now }: DeskDay, chance: Chance): readonly Story[] => {
  const agency = OFFICES_WITH_ACCOUNTS[office] ?? '';
  const today = civilDateOf(now);
  const requests = QUEUE.flatMap(([dueIn, reached, holder], index): readonly Story[] => {
    const due = addDays(today, dueIn);
    const receivedOn = dueIn === 0 ? receiptFor(calendar, due) : receiptNear(calendar, due, today);
    if (receivedOn === null) return [];
    const asked = requestSteps(office, { receivedOn, reached, holder }, chance);
    const steps = index === 0 ? [...asked, demanded(office, now)] : asked;
    return [{ key: `desk-${today}-${agency}-${index}`, procedure: 'disclosure-request', agency, steps }];
  });
  const incident = { key: `desk-${today}-${agency}-incident`, procedure: 'press-incident', agency };
  return [...requests, { ...incident, steps: incidentSteps(office, now) }];
};

/**
 * The cases that are open today in the offices with accounts: replies that are overdue and due soon, stopped, waiting to be
 * accepted and to be reviewed, and an incident. They are the same for the same seed and day.
 */
export const deskStories = (seed: number, day: DeskDay): readonly Story[] => {
  const chance = seeded(seed + DESK);
  return OFFICES_WITH_ACCOUNTS.flatMap((_, office) => storiesOf(office, day, chance));
};
