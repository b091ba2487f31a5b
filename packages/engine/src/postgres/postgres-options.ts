// In a file without `pg`: users of the engine do not have its types installed.

/** The address of a server, and how it is used. */
export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`; everything that an address of libpq can contain. */
  readonly url: string;
  /** The schema of the tables, default `gongkai`; created where it is missing. */
  readonly schema?: string;
  /** Connections of this process, default 8. */
  readonly connections?: number;
}
