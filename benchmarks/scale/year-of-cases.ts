import { requestStories } from '../../apps/api/src/demo/request-stories.ts';
import { incidentStories } from '../../apps/api/src/demo/incident-stories.ts';
import type { Chance } from '../../apps/api/src/demo/seeded.ts';
import type { Story } from '../../apps/api/src/demo/story.ts';
import { YUNNAN_2018 } from '../../apps/api/src/demo/yunnan-2018.ts';

/** Requests that the province received in its year: those of its prefectures and of its departments. */
export const REQUESTS = YUNNAN_2018.received.prefectures + YUNNAN_2018.received.departments;

/** Incidents of the same year. */
export const INCIDENTS = Object.values(YUNNAN_2018.incidents).reduce((sum, one) => sum + one, 0);

export const factsOf = (stories: readonly Story[]): number => stories.reduce((sum, { steps }) => sum + steps.length, 0);

/** The cases of the province's year, requests and incidents. */
export const casesOfYear = (chance: Chance): readonly Story[] => [
  ...requestStories(chance),
  ...incidentStories(chance),
];

/** Repeats the cases of a year until there are so many, and spreads them among agencies in turn. */
export const spread = (year: readonly Story[], cases: number, agencies: number): readonly Story[] =>
  Array.from({ length: cases }, (_, index) => ({ index, story: year[index % year.length] })).flatMap(
    ({ index, story }) =>
      story === undefined ? [] : [{ ...story, key: `${story.key}-${index}`, agency: `agency-${index % agencies}` }],
  );
