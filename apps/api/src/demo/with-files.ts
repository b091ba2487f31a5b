import { civilDateOf, instantOf } from '@gongkai/calendar';
import { askedIn, letterOfRequest } from './made-up.ts';
import { type Chance, seeded } from './seeded.ts';
import { officer, type Step, type Story, type StoryLink, workingDayAfter } from './story.ts';
import { PLACE_NAMES } from './yunnan-agencies.ts';

const FILES = 530_010;
const SHARE_WITH_LETTER = 0.06;
const SHARE_LINKED = 0.02;
const INTERNAL_WORKING_DAYS = 10;

const placeOf = ({ agency }: Story): string => PLACE_NAMES.get(agency) ?? '';

const tracking = (chance: Chance): string => `1${String(chance.between(0, 999_999_999)).padStart(12, '0')}`;

/** The first facts of a request with what a letter says: who asks, for what, and about which area; some with the letter. */
const opened = (story: Story, { duty, fact }: Step, chance: Chance, seed: number): readonly Step[] => {
  const { kind } = Object(fact['applicant']) as { readonly kind: string };
  const asked = askedIn(placeOf(story), kind, seed, chance);
  const byPost = String(fact['channel']).startsWith('mail') ? { trackingNo: tracking(chance) } : {};
  const opening = { duty, fact: { ...fact, ...asked, ...byPost } };
  if (!chance.happens(SHARE_WITH_LETTER)) return [opening];
  const { data, content } = letterOfRequest(asked);
  return [opening, { duty: 'registrar', fact: { type: 'document.attached', at: fact.at, ...data }, content }];
};

/** The holder: given the case when it is registered, with a date of the office, and accepting it before the work begins. */
const held = (steps: readonly Step[], units: readonly [string, ...string[]], chance: Chance, seed: number): Step[] => {
  const unit = chance.pick(units);
  const isHandled = steps.some(({ fact }) => fact.type === 'processing.started');
  return steps.flatMap((step) => {
    const { type, at } = step.fact;
    if (isHandled && type === 'request.registered') {
      const person = officer('handler', seed).id;
      const internalDueOn = workingDayAfter(civilDateOf(instantOf(at)), INTERNAL_WORKING_DAYS);
      return [step, { duty: 'registrar', fact: { type: 'case.assigned', at, person, unit, internalDueOn } }];
    }
    if (type === 'processing.started') return [{ duty: 'handler', fact: { type: 'case.accepted', at } }, step];
    if (type !== 'incident.triaged') return [step];
    const assigned = { type: 'case.assigned', at, person: officer('responder', seed).id, unit };
    return [step, { duty: 'coordinator', fact: assigned }];
  });
};

const requestWithFile = (story: Story, chance: Chance, seed: number): Story => {
  const [first, ...rest] = story.steps;
  if (first === undefined) return story;
  const units = ['政策法规科', '土地利用科', '综合科'] as const;
  return { ...story, steps: [...opened(story, first, chance, seed), ...held(rest, units, chance, seed)] };
};

const incidentWithFile = (story: Story, chance: Chance, seed: number): Story => {
  const [first, ...rest] = story.steps;
  if (first === undefined) return story;
  const subject = `${placeOf(story)}${String(first.fact['subject']).replace(/^某[县地]?/, '')}`;
  const opening = { ...first, fact: { ...first.fact, subject } };
  return { ...story, steps: [opening, ...held(rest, ['应急管理科', '新闻科'], chance, seed)] };
};

/**
 * The simulated year with what files of cases hold beside the procedure: subjects, topics, applicants, holders, dates of
 * the office and letters. A separate random source, so that dates, outcomes and figures stay as they are.
 */
export const withFiles = (stories: readonly Story[], seed: number): readonly Story[] => {
  const chance = seeded(seed + FILES);
  const kinds: Readonly<Record<string, typeof requestWithFile>> = {
    'disclosure-request': requestWithFile,
    'press-incident': incidentWithFile,
  };
  return stories.map((story) => kinds[story.procedure]?.(story, chance, seed) ?? story);
};

/** Links among the simulated cases: requests that repeat an earlier one of the same agency, or are about an incident. */
export const linksAmong = (stories: readonly Story[], seed: number): readonly StoryLink[] => {
  const chance = seeded(seed + FILES + 1);
  const earlier = new Map<string, string>();
  const incidents = new Map(
    stories.filter(({ procedure }) => procedure === 'press-incident').map(({ agency, key }) => [agency, key]),
  );
  return stories.flatMap(({ key, agency, procedure, steps }): readonly StoryLink[] => {
    if (procedure !== 'disclosure-request') return [];
    const [before, incident] = [earlier.get(agency), incidents.get(agency)];
    earlier.set(agency, key);
    if (!chance.happens(SHARE_LINKED)) return [];
    const at = steps.at(-1)?.fact.at ?? '';
    if (incident !== undefined && chance.happens(0.3)) return [{ from: key, to: incident, kind: 'about-incident', at }];
    return before === undefined ? [] : [{ from: key, to: before, kind: 'repeats', at }];
  });
};
