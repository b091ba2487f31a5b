// In a file without `pg`: users of the engine do not have its types installed.

/** How long a server may take, in milliseconds; 0 for as long as it needs. Long reads and migrations have no limit. */
export interface PostgresLimits {
  /** For a connection of the pool, and for the server to accept it; default 5,000. */
  readonly connectMs?: number;
  /** For a lock that another transaction holds; default 5,000. */
  readonly lockMs?: number;
  /** For one statement; default 10,000. A server that then says nothing for two seconds more has lost its connection. */
  readonly statementMs?: number;
  /** Between two statements of one transaction; default 30,000. */
  readonly idleMs?: number;
}

/** The address of a server, and how it is used. */
export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`; everything that an address of libpq can contain. */
  readonly url: string;
  /** The schema of the tables, default `gongkai`; created where it is missing. */
  readonly schema?: string;
  /** Connections of this process, default 8. */
  readonly connections?: number;
  readonly limits?: PostgresLimits;
}
