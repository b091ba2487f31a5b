import type { Citation } from '../data/problem.ts';

// What is not confirmed by a primary source says so where it is shown.
const SURE = new Set(['verified']);

/** A place in the law, as it is cited. */
export const Article = ({ basis }: { readonly basis: Citation | null | undefined }) =>
  basis === null || basis === undefined ? null : (
    <span className="article" title={SURE.has(basis.mark) ? undefined : basis.mark}>
      {basis.text}
    </span>
  );
