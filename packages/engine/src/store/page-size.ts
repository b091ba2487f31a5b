/** The page size for a requested limit: `usual` by default, at least 1 and at most `most`. */
export const pageSize = (limit: number | undefined, usual: number, most: number): number =>
  limit === undefined || Number.isNaN(limit) ? usual : Math.min(Math.max(Math.trunc(limit), 1), most);
