import { dayAt } from '../words/days.ts';
import type { Words } from '../words/zh-cn/index.ts';
import type { FirstRun, Office } from './first-run-reads.ts';
import { NEEDED_DUTIES } from './heads.ts';
import { exampleOf, USUAL } from './number-example.ts';

/** A step of the first run: whether it is done, what is there or lacking, and where it is done. */
export interface Step {
  readonly id: keyof Words['staff']['firstRun']['steps'];
  readonly isDone: boolean;
  /** Whether cases can be registered without it. */
  readonly isOptional: boolean;
  readonly note: string;
  readonly to: '/people' | '/agency' | '/calendar' | '/imports';
  readonly agency: string | null;
}

type Names = Words['staff']['firstRun'] & Pick<Words['staff'], 'between'>;

const lacksOf = ({ profile }: Office, words: Names): readonly string[] => [
  ...((profile?.reconsideration ?? []).length === 0 ? [words.reconsideration] : []),
  ...((profile?.courts ?? []).length === 0 ? [words.court] : []),
];

const agencyStep = ({ offices }: FirstRun, words: Names): Step => {
  const missing = offices.find((one) => one.profile === null) ?? offices.find((one) => lacksOf(one, words).length > 0);
  const { agency: { id = null, name = '' } = {} } = missing ?? offices[0] ?? {};
  const note =
    offices.length === 0
      ? words.noAgency
      : missing === undefined
        ? words.agencyNote(name)
        : missing.profile === null
          ? words.noProfile(name)
          : words.lacks(name, lacksOf(missing, words).join(words.between));
  return {
    id: 'agency',
    isDone: offices.length > 0 && missing === undefined,
    isOptional: false,
    note,
    to: '/agency',
    agency: id,
  };
};

const patternsOf = ({ profile }: Office) => Object.values(profile?.numbering ?? {});

const numbersStep = ({ offices }: FirstRun, words: Names, year: string): Step => {
  const missing = offices.find((one) => patternsOf(one).length === 0);
  const first = offices.flatMap(patternsOf)[0];
  const isDone = offices.length > 0 && missing === undefined;
  const note =
    isDone && first !== undefined
      ? words.numbersNote(
          exampleOf(
            {
              code: '',
              kind: '',
              ...first,
              pattern: first.pattern ?? USUAL,
              width: first.width ?? 1,
              start: first.start ?? 1,
            },
            year,
          ),
        )
      : missing === undefined
        ? words.noAgency
        : words.usualNumbers(missing.agency.name);
  return {
    id: 'numbers',
    isDone,
    isOptional: false,
    note,
    to: '/agency',
    agency: (missing ?? offices[0])?.agency.id ?? null,
  };
};

const peopleStep = ({ offices }: FirstRun, words: Names, labels: ReadonlyMap<string, string>, today: string): Step => {
  const lacking = ({ people, agency }: Office): readonly string[] => {
    const held = people.flatMap(({ duties = [] }) =>
      duties.filter((one) => one.agency === agency.id && one.firstDay <= today).map(({ duty }) => duty),
    );
    return NEEDED_DUTIES.filter((duty) => !held.includes(duty));
  };
  const missing = offices.find((one) => lacking(one).length > 0);
  const note =
    missing === undefined
      ? offices.length === 0
        ? words.noAgency
        : words.dutiesNote
      : words.dutiesLack(
          missing.agency.name,
          lacking(missing)
            .map((duty) => labels.get(duty) ?? duty)
            .join(words.between),
        );
  return {
    id: 'people',
    isDone: offices.length > 0 && missing === undefined,
    isOptional: false,
    note,
    to: '/people',
    agency: (missing ?? offices[0])?.agency.id ?? null,
  };
};

/** The steps of the first run in their order, each computed from what the server has. */
export const stepsOf = (
  found: FirstRun,
  words: Names,
  {
    labels,
    now,
    dayText,
  }: { readonly labels: ReadonlyMap<string, string>; readonly now: number; readonly dayText: (day: string) => string },
): readonly Step[] => {
  const today = dayAt(now);
  const year = Number(today.slice(0, 4));
  const [administrator] = found.administrators;
  const { missingYear } = found.calendar;
  return [
    {
      id: 'administrator',
      isDone: administrator !== undefined,
      isOptional: false,
      note:
        administrator === undefined
          ? ''
          : words.administratorNote(administrator.name, dayText(dayAt(Date.parse(administrator.createdAt)))),
      to: '/people',
      agency: null,
    },
    agencyStep(found, words),
    numbersStep(found, words, String(year)),
    peopleStep(found, words, labels, today),
    {
      id: 'calendar',
      isDone: missingYear > year,
      isOptional: false,
      note: missingYear > year ? words.calendarNote(year, missingYear) : words.calendarMissing(missingYear),
      to: '/calendar',
      agency: null,
    },
    {
      id: 'imports',
      isDone: found.imported > 0,
      isOptional: true,
      note: found.imported > 0 ? words.importsDone(found.imported) : words.importsNote,
      to: '/imports',
      agency: null,
    },
  ];
};
