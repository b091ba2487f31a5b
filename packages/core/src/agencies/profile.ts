import * as z from 'zod';
import type { Issue } from '../kernel/errors.ts';
import { issuesOf } from '../kernel/issues.ts';
import type { AnyProcedure } from '../kernel/procedure.ts';
import { words } from '../kernel/schemas.ts';
import { shortName } from './agency.ts';
import { numberPattern, skeletonOf } from './number-pattern.ts';

/** An authority to which an applicant may turn. */
const authority = z.strictObject({
  name: words(100),
  address: words(300).optional(),
  telephone: words(50).optional(),
});

/** What the foot of every page of the public site names (国办发〔2017〕47号). */
const footer = z.strictObject({
  organiser: words(100).optional().meta({ description: '主办单位' }),
  undertaker: words(100).optional().meta({ description: '承办单位' }),
  siteCode: words(20).optional().meta({ description: '网站标识码' }),
  icp: words(50).optional().meta({ description: 'ICP备案编号' }),
  police: words(50).optional().meta({ description: '公安机关备案号' }),
  telephone: words(50).optional(),
});

/** What an office is and how it works, valid from a day until the next profile. */
export const agencyProfile = z.strictObject({
  address: words(300).optional(),
  postcode: words(20).optional(),
  hours: words(300).optional().meta({ description: 'when the office is open' }),
  telephone: words(50).optional(),
  fax: words(50).optional(),
  email: z.email().max(200).optional(),
  reconsideration: z
    .array(authority)
    .max(10)
    .optional()
    .meta({ description: '行政复议机关: named in the remedies of a reply' }),
  courts: z.array(authority).max(10).optional().meta({ description: '有管辖权的人民法院: the same' }),
  numbering: z
    .record(shortName, numberPattern)
    .optional()
    .meta({ description: 'patterns by register; the register of cases has the name of their procedure' }),
  seals: z.array(words(100)).max(20).optional().meta({ description: 'names of the seals of the office' }),
  internalDays: z
    .record(shortName, z.record(z.string().max(80), z.int().min(1).max(366)))
    .optional()
    .meta({ description: 'internal limits in working days, by procedure and clock; statutory dates stay as they are' }),
  settings: z
    .record(shortName, z.record(z.string().max(80), z.unknown()))
    .optional()
    .meta({ description: 'settings by procedure for new cases, which keep them' }),
  footer: footer.optional(),
  lookAlike: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta({ description: 'the similarity from which two matters look alike; 0.5 where it is not set' }),
});

/** A profile with its defaults. */
export type AgencyProfile = z.output<typeof agencyProfile>;

type Procedures = ReadonlyMap<string, Pick<AnyProcedure, 'id' | 'prefix' | 'settings' | 'periods'>>;

const at = (path: readonly string[], message: string): Issue => ({ path: path.join('.'), message });

const unknown = (path: readonly string[], id: string): Issue => at([...path, id], 'there is no such procedure');

const settingIssues = (profile: AgencyProfile, procedures: Procedures): readonly Issue[] =>
  Object.entries(profile.settings ?? {}).flatMap(([id, given]) => {
    const procedure = procedures.get(id);
    if (procedure === undefined) return [unknown(['settings'], id)];
    const { error } = procedure.settings.safeParse(given);
    const issues = (error?.issues ?? []).map((one) => ({ ...one, path: ['settings', id, ...one.path] }));
    return issuesOf(issues, `settings.${id}`);
  });

const limitIssues = (profile: AgencyProfile, procedures: Procedures): readonly Issue[] =>
  Object.entries(profile.internalDays ?? {}).flatMap(([id, limits]) => {
    const procedure = procedures.get(id);
    if (procedure === undefined) return [unknown(['internalDays'], id)];
    const clocks = new Set(Object.entries(procedure.periods).map(([name, { clock = name }]) => clock));
    return Object.keys(limits)
      .filter((clock) => !clocks.has(clock))
      .map((clock) =>
        at(['internalDays', id, clock], `the procedure has no such clock; it has ${[...clocks].join(', ')}`),
      );
  });

// Numbers of cases without a pattern begin with the character of the procedure and end with year and number.
const isUsual = (skeleton: string, procedures: Procedures): boolean =>
  skeleton.endsWith('-#-#') && [...procedures.values()].some(({ prefix }) => skeleton.startsWith(`${prefix}-`));

/** A register whose numbers have a pattern. */
export interface TakenPattern {
  readonly agency: string;
  readonly register: string;
  readonly skeleton: string;
}

/** The patterns of a profile. */
export const patternsIn = (agency: string, { numbering = {} }: AgencyProfile): readonly TakenPattern[] =>
  Object.entries(numbering).map(([register, pattern]) => ({ agency, register, skeleton: skeletonOf(pattern) }));

const patternIssues = (
  agency: string,
  profile: AgencyProfile,
  procedures: Procedures,
  taken: readonly TakenPattern[],
): readonly Issue[] => {
  const own = patternsIn(agency, profile);
  return own.flatMap(({ register, skeleton }, place) => {
    const path = ['numbering', register];
    if (isUsual(skeleton, procedures)) return [at(path, 'is the pattern that cases have without one')];
    const other = [...taken, ...own.slice(0, place)].find(
      (one) => one.skeleton === skeleton && (one.agency !== agency || one.register !== register),
    );
    return other === undefined ? [] : [at(path, `gives the numbers of ${other.register} of ${other.agency} again`)];
  });
};

/**
 * What is wrong with a profile beyond its form: unknown procedures and clocks, settings that a procedure refuses, and
 * patterns that give numbers of another register. `taken` has the patterns of all profiles that were ever in force.
 */
export const profileIssues = (
  agency: string,
  profile: AgencyProfile,
  procedures: Procedures,
  taken: readonly TakenPattern[],
): readonly Issue[] => [
  ...settingIssues(profile, procedures),
  ...limitIssues(profile, procedures),
  ...patternIssues(agency, profile, procedures, taken),
];
