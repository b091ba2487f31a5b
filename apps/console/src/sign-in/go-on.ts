import { queryClient } from '../data/queries.ts';
import { readMe } from '../data/reads.ts';
import { session } from '../data/session.ts';

/** Goes on after a step of signing in: to the next one, or to the page, where everything is read again. */
export const goOn = async (next: 'none' | 'code' | 'second-factor'): Promise<void> => {
  if (next === 'code') return session.ended('auth/code-needed');
  if (next === 'second-factor') return session.ended('auth/factor-needed');
  await queryClient.fetchQuery({ ...readMe, staleTime: 0 });
  session.begun();
  await queryClient.invalidateQueries();
};
