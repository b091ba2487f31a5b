import type { Calendar, CivilDate } from '@gongkai/calendar';
import { formatInstant, instantOf, nationalCalendar } from '@gongkai/calendar';
import {
  type Actor,
  advance,
  type AnyProcedure,
  applied,
  type CaseState,
  type ClockReading,
  clocksOf,
  type Contribution,
  disclosureRequest,
  expiriesOf,
  type Expiry,
  newCase,
  parseFact,
  type Permission,
  permitted,
  pressIncident,
  type Refusal,
  SYSTEM,
} from '../src/index.ts';

/** Options of one record: by default the right officer records a fact at the instant at which it happens. */
interface RecordOptions {
  readonly who?: Actor;
  readonly now?: string;
}

interface Recorded {
  readonly raw: object;
  readonly by: string;
}

const moment = (when: string): string => (when.length === 10 ? `${when}T10:00:00+08:00` : when);

/** One person per duty, so that the separation of duties is kept. */
export const officer = (duty: string, id: string = duty): Actor => ({ id, duties: [duty] });

/** A case as a list of facts: a bare date means ten in the morning in China. */
export class Case {
  readonly #procedure: AnyProcedure;
  readonly #settings: object;
  readonly #recorded: Recorded[] = [];
  calendar: Calendar;
  state: CaseState;

  constructor(procedure: AnyProcedure, settings: object, calendar: Calendar) {
    this.#procedure = procedure;
    this.#settings = settings;
    this.calendar = calendar;
    this.state = newCase(procedure, settings);
  }

  #attempt(raw: { readonly type: string; readonly at: string }, { who, now }: RecordOptions) {
    const [duty = 'system'] = dutiesFor(this.#procedure, raw.type);
    const actor = who ?? officer(duty);
    const submission = { actor, now: instantOf(moment(now ?? raw.at)) };
    return { actor, result: advance(this.#procedure, this.state, raw, submission, { calendar: this.calendar }) };
  }

  /** Records a fact that the law admits; throws with the code when it is refused. */
  tell(type: string, when: string, data: object = {}, options: RecordOptions = {}): this {
    const raw = { type, at: moment(when), ...data };
    const { actor, result } = this.#attempt(raw, options);
    if (!result.ok) throw new Error(`${type} at ${when} is refused: ${result.refusal.code}`);
    this.state = result.state;
    this.#recorded.push({ raw, by: actor.id });
    return this;
  }

  /** Submits a fact that the law does not admit and returns the refusal; throws when it is accepted or leaves a trace. */
  refused(type: string, when: string, data: object = {}, options: RecordOptions = {}): Refusal {
    const before = structuredClone(this.state);
    const { result } = this.#attempt({ type, at: moment(when), ...data }, options);
    if (result.ok) throw new Error(`${type} at ${when} is accepted`);
    if (JSON.stringify(before) !== JSON.stringify(this.state)) throw new Error(`${type} at ${when} leaves a trace`);
    return result.refusal;
  }

  /** Whether a fact would be admitted, without recording it. */
  admits(type: string, when: string, data: object = {}, options: RecordOptions = {}): boolean {
    return this.#attempt({ type, at: moment(when), ...data }, options).result.ok;
  }

  /** Records every expiry that has come by an instant, earliest first, as a sweep does; gives their clocks and days. */
  expire(until: string): readonly string[] {
    const seen: string[] = [];
    for (;;) {
      const [next] = this.expiries();
      if (next === undefined || next.at > instantOf(moment(until))) return seen;
      const at = formatInstant(next.at);
      this.tell('clock.expired', at, { clock: next.clock, dueAt: at }, { who: SYSTEM });
      seen.push(`${next.clock} ${at}`);
    }
  }

  expiries(): readonly Expiry[] {
    return expiriesOf(this.#procedure, this.state, { calendar: this.calendar });
  }

  clock(id: string, when: string): ClockReading | undefined {
    const now = instantOf(moment(when));
    return clocksOf(this.#procedure, this.state, now, { calendar: this.calendar }).find((clock) => clock.id === id);
  }

  /** The last day of a clock as it is read at a moment; null while it has none. */
  due(id: string, when: string): CivilDate | null {
    return this.clock(id, when)?.due?.on ?? null;
  }

  can(type: string, actor: Actor, when: string): Permission | undefined {
    const asked = { actor, now: instantOf(moment(when)) };
    const found = permitted(this.#procedure, this.state, asked, { calendar: this.calendar });
    return found.find(({ fact }) => fact === type);
  }

  contributions(): readonly Contribution[] {
    return this.#procedure.contributions(this.state.context, { calendar: this.calendar });
  }

  outcome(): string | null {
    return this.#procedure.outcomeOf(this.state.context);
  }

  /** The case folded again from its first fact, without judgement. */
  replayed(): CaseState {
    return this.#recorded.reduce(
      (state, { raw, by }) => {
        const parsed = parseFact(this.#procedure, raw);
        if (!parsed.ok) throw new Error(parsed.refusal.code);
        return applied(this.#procedure, state, parsed.fact, [by]);
      },
      newCase(this.#procedure, this.#settings),
    );
  }
}

const dutiesFor = (procedure: AnyProcedure, type: string): readonly string[] =>
  Object.entries(procedure.allowedDuties).find(([name]) => name === type)?.[1] ?? [];

/** A disclosure request before its first fact. */
export const request = (settings: object = {}, calendar: Calendar = nationalCalendar): Case =>
  new Case(disclosureRequest, settings, calendar);

/** A press incident before its first fact. */
export const incident = (settings: object = {}): Case => new Case(pressIncident, settings, nationalCalendar);
