import { FILE_FACTS, isFileFact } from './file/file-facts.ts';
import { CalendarError, civilDate, instantOf, nationalCalendar } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { disclosureRequest } from '../procedures/disclosure-request/disclosure-request.ts';
import { Story } from '../../test-support/story.ts';
import { advance, applied, newCase } from './advance.ts';
import { clocksOf, expiriesOf } from './clocks-of.ts';
import { SYSTEM } from './duties.ts';
import { kit } from './kit.ts';
import { parseFact } from './parse-fact.ts';
import { permitted } from './permitted.ts';
import { traceClock } from './read-clock.ts';
import { cite, convention } from '../law/cite.ts';
import { text } from './text.ts';
import { calendarRefusal } from './why-not.ts';

const request = disclosureRequest;
const env = { calendar: nationalCalendar };
const data = { channel: 'in-person', applicant: { kind: 'natural' }, description: '某规划' };
const opening = { type: 'request.submitted', at: '2026-03-02T09:00:00+08:00', ...data };
const registrar = { id: 'li', duties: ['registrar'] as const };
const now = instantOf('2026-03-02T10:00:00+08:00');
const submit = (raw: unknown, actor: typeof registrar | typeof SYSTEM = registrar) => {
  const result = advance(request, newCase(request), raw, { actor, now }, env);
  return result.ok ? 'accepted' : result.refusal;
};

describe('advance', () => {
  it.each([
    ['a fact that is no object', 7, 'type'],
    ['a fact without type', {}, 'type'],
    ['an unknown fact', { ...opening, type: 'request.guessed' }, 'type'],
    ['a name of the language', { ...opening, type: '__proto__' }, 'type'],
  ])('refuses %s', (_, raw, path) => {
    expect(submit(raw)).toMatchObject({ code: 'fact/unknown', kind: 'invalid', issues: [{ path }] });
  });

  it.each([
    ['an instant without offset', { ...opening, at: '2026-03-02T09:00:00' }, 'at'],
    ['an impossible date', { ...opening, at: '2026-02-30T09:00:00+08:00' }, 'at'],
    ['an unknown key', { ...opening, extra: 1 }, 'extra'],
    ['an unknown key inside', { ...opening, applicant: { kind: 'natural', age: 7 } }, 'applicant.age'],
    ['a key of the language', JSON.parse(`{"__proto__": 1, ${JSON.stringify(opening).slice(1)}`), '__proto__'],
    [
      'a key of the language inside',
      { ...opening, applicant: JSON.parse('{"kind": "natural", "__proto__": {"admin": true}}') },
      'applicant.__proto__',
    ],
    ['half of a character pair', { ...opening, description: 'a\ud800' }, 'description'],
    ['a text that turns its direction', { ...opening, description: '付款\u202e001' }, 'description'],
    ['an isolate', { ...opening, description: 'a\u2066b\u2069' }, 'description'],
    ['a channel that does not exist', { ...opening, channel: 'pigeon' }, 'channel'],
    ['a wrong part inside', { ...opening, applicant: { kind: 'king' } }, 'applicant.kind'],
    ['a control character', { ...opening, description: 'a\u0000b' }, 'description'],
    ['an empty text', { ...opening, description: '  ' }, 'description'],
  ])('refuses %s with its path', (_, raw, path) => {
    expect(submit(raw)).toMatchObject({ code: 'fact/malformed', issues: [{ path }] });
  });

  it('refuses the future, the wrong duty and the wrong state, and leaves the case as it was', () => {
    expect(submit({ ...opening, at: '2026-03-02T10:00:01+08:00' })).toMatchObject({ code: 'fact/future' });
    expect(submit(opening, SYSTEM)).toMatchObject({ code: 'actor/forbidden', kind: 'forbidden' });
    expect(submit({ type: 'receipt.signed', at: opening.at })).toMatchObject({
      code: 'fact/refused',
      kind: 'conflict',
      admitted: ['request.submitted'],
      basis: { text: '《中华人民共和国政府信息公开条例》第三十一条第(二)项' },
    });
  });

  it('says with an unknown or malformed fact what the case admits', () => {
    expect(submit({ ...opening, type: 'request.guessed' })).toMatchObject({ admitted: ['request.submitted'] });
    expect(submit({ ...opening, extra: 1 })).toMatchObject({ admitted: ['request.submitted'] });
  });

  it('never changes what it is given', () => {
    const before = newCase(request);
    const frozen = structuredClone(before);
    advance(request, before, opening, { actor: registrar, now }, env);
    expect(before).toEqual(frozen);
  });

  it('refuses settings that do not exist', () => {
    expect(() => newCase(request, { 'correction.late': 'maybe' })).toThrow('acceptAndFlag');
    expect(() => newCase(request, { nonsense: 1 })).toThrow('nonsense');
  });

  it('turns a calendar that cannot answer into a refusal and passes other faults on', () => {
    const far = new Story(request).record('request.submitted', '2027-12-20', { ...data, channel: 'in-person' });
    expect(far.clock('reply', '2027-12-21')).toMatchObject({ due: null, unknownYear: 2028, state: 'running' });
    expect(expiriesOf(request, far.state, env)).toEqual([]);
    expect(
      calendarRefusal(
        captured(() => nationalCalendar.dueDate(civilDate('2026-12-04'), 20)),
        [],
      ).code,
    ).toBe('calendar/unknown-year');
    expect(
      calendarRefusal(
        captured(() => nationalCalendar.addWorkingDays(civilDate('2007-01-01'), 1)),
        [],
      ).code,
    ).toBe('calendar/out-of-range');
    expect(() => calendarRefusal(new Error('fault'), [])).toThrow('fault');
    expect(captured(() => civilDate('x'))).toBeInstanceOf(CalendarError);
  });
});

const captured = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

describe('permitted', () => {
  it('names every fact once, and the reason of every refusal', () => {
    const story = new Story(request).record('request.submitted', '2026-03-02', data);
    story.record('request.registered', '2026-03-02');
    const list = permitted(
      request,
      story.state,
      { actor: { id: 'wang', duties: ['handler'] }, now: instantOf('2026-03-13T10:00:00+08:00') },
      env,
    );
    expect(list.map((one) => one.fact)).toEqual([...request.factTypes, ...Object.keys(FILE_FACTS)]);
    expect(list.filter((one) => one.allowed && !isFileFact(one.fact)).map((one) => one.fact)).toEqual([
      'request.split',
      'functions.moved',
      'processing.started',
      'request.changed',
      'request.separated',
      'request.merged',
      'correction.supplied',
      'request.withdrawn',
      'complaint.made',
    ]);
    const reasons = Object.fromEntries(list.map((one) => [one.fact, one.refusal?.code]));
    expect(reasons).toMatchObject({
      'correction.requested': 'rule/correction-late',
      'reply.given-on-spot': 'rule/on-spot-day',
      'clock.expired': 'actor/forbidden',
      'reply.signed': 'fact/refused',
    });
    expect(list.every((one) => one.allowed || (one.refusal?.reason.zh ?? '') !== '')).toBe(true);
  });

  it('refuses an actor because of an earlier act', () => {
    const story = new Story(request).record('request.submitted', '2026-03-02', data);
    const both = { id: 'wang', duties: ['handler', 'office-head'] as const };
    story.record('request.registered', '2026-03-02').record('processing.started', '2026-03-02', {}, both);
    const list = permitted(request, story.state, { actor: both, now }, env);
    expect(list.find((one) => one.fact === 'extension.approved')?.refusal).toMatchObject({
      code: 'actor/separation-of-duties',
      follows: { zh: '登记后不产生延长答复期限的效力' },
      issues: [{ message: 'the same person recorded processing.started' }],
    });
  });
});

/** A case after a fact that was not judged, as an earlier release may have stored it. */
const recorded = (story: Story, raw: object) => {
  const parsed = parseFact(request, raw);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal.issues));
  return applied(request, story.state, parsed.fact, ['li']);
};

const correctionDueOn = (story: Story, dueOn: string) => {
  const at = '2026-03-04T10:00:00+08:00';
  story.state = recorded(story, { type: 'correction.requested', at, points: ['甲'], dueOn });
  story.state = recorded(story, { type: 'correction.delivered', at });
  return story.clock('correction', '2026-03-05');
};

describe('clocks', () => {
  it('explain a due date by as many counted days as the period has', () => {
    const story = new Story(request).record('request.submitted', '2026-01-30', data);
    const [reply] = clocksOf(request, story.state, instantOf('2026-02-01T00:00:00+08:00'), env);
    expect(reply).toMatchObject({
      id: 'reply',
      state: 'running',
      due: { on: '2026-03-05', provisional: null },
      remaining: { workingDays: 20 },
    });
    const days = reply === undefined ? [] : traceClock(reply, nationalCalendar);
    expect(days.filter((one) => one.counted)).toHaveLength(20);
    expect(days.at(-1)).toMatchObject({ date: '2026-03-05', ordinal: 20 });
  });

  it('show no time left where the date that was set lies outside the calendar', () => {
    const story = new Story(request)
      .record('request.submitted', '2026-03-02', data)
      .record('request.registered', '2026-03-02');
    expect(correctionDueOn(story, '2099-01-01')).toMatchObject({
      state: 'running',
      due: { on: '2099-01-01' },
      remaining: null,
      outOfRange: false,
    });
  });

  it('are read without a due date where the end of a stored day is unknown', () => {
    const story = new Story(request)
      .record('request.submitted', '2026-03-02', data)
      .record('request.registered', '2026-03-02');
    expect(correctionDueOn(story, '9999-12-31')).toMatchObject({
      state: 'running',
      due: null,
      remaining: null,
      outOfRange: true,
    });
  });

  it('are read without a due date where a stored count begins before the calendar', () => {
    const story = new Story(request);
    story.state = recorded(story, { ...opening, at: '1990-03-02T09:00:00+08:00' });
    expect(story.clock('reply', '2026-03-05')).toMatchObject({ state: 'running', due: null, outOfRange: true });
  });

  it('end at the hour that the setting names', () => {
    const until = (settings: object) => {
      const story = new Story(request, settings).record('request.submitted', '2026-04-20', data);
      return story.clock('reply', '2026-05-20T20:00:00+08:00')?.state;
    };
    expect([until({}), until({ 'day.end': '17:30' })]).toEqual(['running', 'overdue']);
  });

  it('have no trace where no working days are counted', () => {
    const story = new Story(request).record('request.submitted', '2026-03-02', { ...data, channel: 'mail-ordinary' });
    const confirm = story.clock('confirm-receipt', '2026-03-03');
    expect(confirm?.state).toBe('overdue');
    expect(confirm === undefined ? [] : traceClock(confirm, nationalCalendar)).toEqual([]);
  });
});

describe('a kit', () => {
  const { fact, procedure } = kit({ states: { new: text('新', 'new'), done: text('毕', 'done') } });
  const head = { id: 'errand', version: '1.0.0', label: text('差事', 'errand'), prefix: '差' } as const;
  const done = fact({
    label: text('办毕', 'done'),
    basis: convention('made-up'),
    by: ['handler'],
    from: { new: 'done' },
  });

  it('refuses a fact that the kernel owns', () => {
    expect(() => procedure({ ...head, facts: { 'clock.expired': done } })).toThrow(
      'clock.expired belongs to the kernel',
    );
  });

  it('makes a machine that runs in an actor', () => {
    const { machine, openedBy } = procedure({ ...head, facts: { 'errand.done': done } });
    const actor = createActor(machine).start();
    actor.send({ type: 'errand.done', at: now });
    expect([actor.getSnapshot().value, openedBy]).toEqual(['done', ['errand.done']]);
    expect(machine.states['done']?.meta).toEqual({ label: { zh: '毕', en: 'done' } });
  });
});

describe('cite', () => {
  it('puts single marks around a title inside a title', () => {
    expect(cite('implementing-rules-2016-80').text).toBe(
      '《〈关于全面推进政务公开工作的意见〉实施细则》(国办发〔2016〕80号)',
    );
  });

  it.each([
    [1, '第一条'],
    [10, '第十条'],
    [12, '第十二条'],
    [20, '第二十条'],
    [33, '第三十三条'],
    [100, '第一百条'],
    [106, '第一百零六条'],
    [110, '第一百一十条'],
  ])('writes article %i as %s', (article, written) => {
    expect(cite('ogi-regulation-2019', article).text).toBe(`《中华人民共和国政府信息公开条例》${written}`);
  });
});
