import type { Calendar, Instant } from '@gongkai/calendar';
import { civilDateOf, formatInstant } from '@gongkai/calendar';
import type { Rulebook, Store } from '@gongkai/engine';
import { calendarOf, unknownCaseGroups } from '@gongkai/engine';
import { counted } from '../kit.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** The State Council settles the next year in autumn, as a rule by the end of October. */
const DUE_AFTER = '11-01';
/** Messages that are counted at most. */
const LOOKED_AT = 1000;
const STUCK_AFTER = 3;

/** Checks whether the notice that open cases wait for should be loaded by now. */
export const checkCalendar = ({ version, openFrom, missingYear }: Calendar, now: Instant): Finding => {
  const check = 'calendar';
  const today = civilDateOf(now);
  const year = Number(today.slice(0, 4));
  const load = 'load it with gongkai calendar load FILE';
  if (today >= openFrom)
    return fail(check, `the notice for ${missingYear} is missing and its days have begun; ${load}`);
  if (missingYear <= year + 1 && today > `${year}-${DUE_AFTER}`) {
    return warn(check, `the notice for ${missingYear} should be out; ${load}, until then dates of it are provisional`);
  }
  return ok(check, `${version}, settled until ${openFrom}`);
};

const checkCases = async (store: Store, { procedures }: Rulebook): Promise<Finding> => {
  const groups = await store.caseGroups();
  const unknown = unknownCaseGroups(groups, procedures);
  const cases = groups.reduce((sum, group) => sum + group.count, 0);
  if (unknown.length === 0) return ok('cases', `${counted(cases, 'case')}, all of kinds that this release knows`);
  return fail('cases', `${unknown.join('; ')}; run the release that wrote them, or one that goes on with them`);
};

const checkMessages = async ({ outbox }: Store): Promise<readonly Finding[]> => {
  const endpoints = await outbox.endpoints();
  const off = endpoints.filter(({ disabledAt }) => disabledAt !== null);
  const open = await outbox.deliveries({ limit: LOOKED_AT });
  const stuck = open.filter(({ state, attempts }) => state === 'failed' || attempts > STUCK_AFTER);
  const more = open.length === LOOKED_AT ? 'at least ' : '';
  const [first] = stuck;
  const why = first?.why ?? 'no answer';
  return [
    first === undefined
      ? ok('messages', `${more}${counted(open.length, 'message')} on their way`)
      : warn('messages', `${more}${counted(stuck.length, 'message')} not delivered (${why}); check the receiver`),
    off.length === 0
      ? ok('endpoints', `${counted(endpoints.length, 'endpoint')}, none disabled`)
      : warn(
          'endpoints',
          `disabled: ${off.map(({ target, disabledWhy }) => `${target} (${disabledWhy ?? 'by hand'})`).join(', ')}; repair and add it again`,
        ),
  ];
};

// As nodes have it, unless they are set otherwise.
const JUMP_MS = 120_000;

/** Checks whether the clock is believed that decides what is due. */
const checkTime = async (store: Store): Promise<Finding> => {
  const check = 'time';
  const { clockStops, usesHostClock } = store;
  const open = await clockStops.open();
  const confirm = 'set the clock right and run gongkai clock confirm; until then no expiry is recorded';
  if (open !== null) {
    const jump = `${Math.abs(Math.round(open.jump / 1000))} s ${open.jump < 0 ? 'back' : 'forward'}`;
    return fail(check, `the clock jumped ${jump} at ${formatInstant(open.agreedAt)}; ${confirm}`);
  }
  const last = await clockStops.lastWritten();
  if (usesHostClock && last !== null && (await store.now()) < last - JUMP_MS) {
    return warn(check, `this host's clock is before the last fact, of ${formatInstant(last)}; ${confirm}`);
  }
  return ok(check, 'no jump of the clock waits to be confirmed');
};

/** Checks an open store; only reads. */
export const checkStore = async (store: Store, rulebook: Rulebook): Promise<readonly Finding[]> => [
  await checkTime(store),
  checkCalendar(await calendarOf(store, rulebook.calendar), await store.now()),
  await checkCases(store, rulebook),
  ...(await checkMessages(store)),
];

const DAY_MS = 86_400_000;

/** Whether heads are kept, are of this ledger, and how old the last one is. */
export const checkHeads = async (store: Store, file: string | undefined, last: string | null): Promise<Finding> => {
  const check = 'heads';
  if (file === undefined) {
    return warn(
      check,
      'not looked at: name the file with --heads or GONGKAI_HEADS; without heads a removed case is not noticed',
    );
  }
  if (last === null) return fail(check, `${file} has no head; run gongkai heads write --file ${file} --key KEY`);
  const head: unknown = JSON.parse(last);
  const fields = typeof head === 'object' && head !== null ? head : {};
  const at = 'at' in fields ? Date.parse(String(fields.at)) : Number.NaN;
  const through = 'through' in fields ? String(fields.through) : '';
  if (Number.isNaN(at)) return fail(check, `the last line of ${file} is not a head; find out what wrote there`);
  if (through !== '' && (await store.outbox.find(through)) === null) {
    return fail(check, `the last head of ${file} covers what this database does not have; keep both and find out why`);
  }
  const waiting = (await store.outbox.messages(through === '' ? null : through, 1)).length > 0;
  const age = (await store.now()) - at;
  const when = formatInstant(at);
  return waiting && age > DAY_MS
    ? warn(
        check,
        `the last head is of ${when} and facts were recorded since; run gongkai heads write every few minutes`,
      )
    : ok(check, `the last head is of ${when}`);
};
