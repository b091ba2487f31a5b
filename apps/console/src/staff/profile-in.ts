import { allTyped, typed } from './form-parts.tsx';
import { USUAL } from './number-example.ts';
import type { Profile } from './staff-reads.ts';

/** The single texts of a profile. */
export const OFFICE = ['address', 'postcode', 'hours', 'telephone', 'fax', 'email'] as const;

/** The parts of the foot of public pages. */
export const FOOTER = ['organiser', 'undertaker', 'siteCode', 'icp', 'police', 'telephone'] as const;

/** The parts of an authority. */
export const AUTHORITY = ['name', 'address', 'telephone'] as const;

const present = (form: FormData, names: readonly string[], prefix = ''): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = typed(form, `${prefix}${name}`);
      return value === null ? [] : [[name, value]];
    }),
  );

const authoritiesIn = (form: FormData, list: string) => {
  const places = allTyped(form, `${list}.place`);
  return places.flatMap((place) => {
    const { name, ...rest } = present(form, AUTHORITY, `${list}.${place}.`);
    return name === undefined ? [] : [{ name, ...rest }];
  });
};

const numberIn = (form: FormData, name: string): number | null => {
  const value = typed(form, name);
  return value === null ? null : Number(value);
};

const numberingIn = (form: FormData) =>
  Object.fromEntries(
    allTyped(form, 'numbering').map((register) => [
      register,
      {
        pattern: typed(form, `numbering.${register}.pattern`) ?? USUAL,
        ...present(form, ['code', 'kind'], `numbering.${register}.`),
        width: numberIn(form, `numbering.${register}.width`) ?? 1,
        start: numberIn(form, `numbering.${register}.start`) ?? 1,
      },
    ]),
  );

const limitsIn = (form: FormData) => {
  const limits: Record<string, Record<string, number>> = {};
  for (const one of allTyped(form, 'limit')) {
    const [procedure = '', clock = ''] = one.split('\n');
    const days = numberIn(form, `limit.${one}`);
    if (days !== null) limits[procedure] = { ...limits[procedure], [clock]: days };
  }
  return limits;
};

const filled = <T extends object>(name: string, value: T): Record<string, T> =>
  Object.keys(value).length === 0 ? {} : { [name]: value };

/**
 * The whole profile as the form has it. What the form does not show, such as settings of new cases and patterns of other
 * registers, stays as it was: a profile is put as a whole.
 */
export const profileIn = (form: FormData, before: Profile | null) => {
  const shown = allTyped(form, 'register');
  const others = Object.entries(before?.numbering ?? {}).filter(([register]) => !shown.includes(register));
  const seals = (typed(form, 'seals') ?? '').split('\n').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
  const from = typed(form, 'from');
  const lookAlike = numberIn(form, 'lookAlike');
  return {
    ...present(form, OFFICE),
    ...filled('reconsideration', authoritiesIn(form, 'reconsideration')),
    ...filled('courts', authoritiesIn(form, 'courts')),
    ...filled('numbering', { ...Object.fromEntries(others), ...numberingIn(form) }),
    ...filled('seals', seals),
    ...filled('internalDays', limitsIn(form)),
    ...(before?.settings === undefined ? {} : { settings: before.settings }),
    ...filled('footer', present(form, FOOTER, 'footer.')),
    ...(lookAlike === null ? {} : { lookAlike }),
    ...(from === null ? {} : { from }),
  };
};
