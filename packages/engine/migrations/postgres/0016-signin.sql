-- logins
-- readable by schema 11
-- How people sign in. Sessions and tokens live for minutes or hours, and no backup has them.

  CREATE TABLE logins (
    person text COLLATE "C" PRIMARY KEY, username text COLLATE "C" UNIQUE, password text, password_at bigint, factor text,
    factor_at bigint, recovery text NOT NULL, made_at bigint NOT NULL
  );
  CREATE TRIGGER logins_stay BEFORE DELETE ON logins FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER logins_stay_whole BEFORE TRUNCATE ON logins FOR EACH STATEMENT EXECUTE FUNCTION append_only();

  CREATE TABLE login_links (
    id text COLLATE "C" PRIMARY KEY, hash text COLLATE "C" NOT NULL UNIQUE, person text COLLATE "C" NOT NULL,
    purpose text NOT NULL, made_by text NOT NULL, made_at bigint NOT NULL, expires_at bigint NOT NULL, ended_at bigint
  );
  CREATE INDEX login_links_open ON login_links (person) WHERE ended_at IS NULL;
  CREATE TRIGGER login_links_stay BEFORE DELETE ON login_links FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER login_links_stay_whole BEFORE TRUNCATE ON login_links
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

  CREATE TABLE login_sessions (
    id text COLLATE "C" PRIMARY KEY, hash text COLLATE "C" NOT NULL UNIQUE, person text COLLATE "C" NOT NULL,
    way text NOT NULL, factors bigint NOT NULL, address text NOT NULL, agent text NOT NULL, started_at bigint NOT NULL,
    seen_at bigint NOT NULL
  );
  CREATE INDEX login_sessions_person ON login_sessions (person, started_at);
  CREATE INDEX login_sessions_started ON login_sessions (started_at);

  CREATE TABLE login_tokens (
    id text COLLATE "C" PRIMARY KEY, value text NOT NULL, expires_at bigint NOT NULL
  );
  CREATE INDEX login_tokens_expire ON login_tokens (expires_at);
