import { formatInstant, instantOf, nationalCalendar } from '@gongkai/calendar';
import { advance, newCase } from '../src/kernel/advance.ts';
import type { CaseState } from '../src/kernel/case-state.ts';
import { clocksOf, expiriesOf } from '../src/kernel/clocks-of.ts';
import type { AnyProcedure } from '../src/kernel/procedure.ts';
import { type Actor, SYSTEM } from '../src/kernel/duties.ts';
import type { Refusal } from '../src/kernel/errors.ts';
import { permitted } from '../src/kernel/permitted.ts';

const env = { calendar: nationalCalendar };
const instantText = (when: string): string => (when.length === 10 ? `${when}T10:00:00+08:00` : when);

/** A case as a list of facts: each by its own officer unless named, at ten in the morning unless the time is given. */
export class Story {
  readonly #procedure: AnyProcedure;
  state: CaseState;

  constructor(procedure: AnyProcedure, settings: object = {}) {
    this.#procedure = procedure;
    this.state = newCase(procedure, settings);
  }

  #try(type: string, when: string, data: object, who?: Actor) {
    const duties: readonly string[] = dutiesOf(this.#procedure, type);
    const at = instantText(when);
    const submission = { actor: who ?? { id: type, duties }, now: instantOf(at) };
    return advance(this.#procedure, this.state, { type, at, ...data }, submission, env);
  }

  /** Records a fact that has to be lawful. */
  record(type: string, when: string, data: object = {}, who?: Actor): this {
    const result = this.#try(type, when, data, who);
    if (!result.ok) throw new Error(`${type} on ${when}: ${result.refusal.code}`);
    this.state = result.state;
    return this;
  }

  /** Tries a fact that has to be refused and gives its code; the case stays as it is. */
  refused(type: string, when: string, data: object = {}, who?: Actor): string {
    const result = this.#try(type, when, data, who);
    return result.ok ? 'accepted' : result.refusal.code;
  }

  /** The whole answer to a fact; the case stays as it is. */
  answer(type: string, when: string, data: object = {}): { readonly refusal: Refusal | null } {
    const result = this.#try(type, when, data);
    return { refusal: result.ok ? null : result.refusal };
  }

  /** The article, as it is quoted, under which a fact is refused; empty where it is not refused or none is named. */
  basis(type: string, when: string, data: object = {}): string {
    const result = this.#try(type, when, data);
    return result.ok ? '' : (result.refusal.basis?.text ?? '');
  }

  /** The same for a fact whose data are not known yet; empty where it is permitted. */
  basisNow(type: string, when: string): string {
    const asked = { actor: { id: type, duties: dutiesOf(this.#procedure, type) }, now: instantOf(instantText(when)) };
    const found = permitted(this.#procedure, this.state, asked, env).find(({ fact }) => fact === type);
    return found?.refusal?.basis?.text ?? '';
  }

  /** Records every expiry up to an instant, as the engine's sweep does. */
  sweep(until: string): this {
    for (;;) {
      const [next] = expiriesOf(this.#procedure, this.state, env);
      if (next === undefined || next.at > instantOf(instantText(until))) return this;
      const at = formatInstant(next.at);
      this.record('clock.expired', at, { clock: next.clock, dueAt: at }, SYSTEM);
    }
  }

  /** Whether the fact is offered to an officer with the duty for it, before its data are known. */
  may(type: string, when: string): boolean | undefined {
    const actor = { id: type, duties: dutiesOf(this.#procedure, type) };
    const asked = { actor, now: instantOf(instantText(when)) };
    return permitted(this.#procedure, this.state, asked, env).find(({ fact }) => fact === type)?.allowed;
  }

  clock(id: string, when: string) {
    return clocksOf(this.#procedure, this.state, instantOf(instantText(when)), env).find((one) => one.id === id);
  }

  clocks(when: string) {
    return clocksOf(this.#procedure, this.state, instantOf(instantText(when)), env);
  }

  contributions(): readonly string[] {
    return this.#procedure
      .contributions(this.state.context, env)
      .map(({ indicator, on, by, amount }) =>
        [indicator, on, ...Object.values(by), ...(amount === undefined ? [] : [amount])].join(' '),
      );
  }
}

const dutiesOf = (procedure: AnyProcedure, type: string): readonly string[] =>
  Object.entries(procedure.allowedDuties).find(([name]) => name === type)?.[1] ?? [];
