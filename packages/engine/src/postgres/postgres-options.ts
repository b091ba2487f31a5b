// In a file without `pg`: who installs the engine has no types of it.

/** Where a server is, and how it is used. */
export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`; everything that libpq's address can say. */
  readonly url: string;
  /** The schema of the tables, default `gongkai`; made where it is missing. */
  readonly schema?: string;
  /** Connections of this process, default 8. */
  readonly connections?: number;
}
