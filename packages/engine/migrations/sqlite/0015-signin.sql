-- logins
-- readable by schema 10
-- How people sign in. Sessions and tokens live for minutes or hours, and no backup has them.

  CREATE TABLE logins (
    person TEXT PRIMARY KEY, username TEXT UNIQUE, password TEXT, password_at INTEGER, factor TEXT, factor_at INTEGER,
    recovery TEXT NOT NULL, made_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER logins_stay BEFORE DELETE ON logins BEGIN SELECT RAISE(ABORT, 'logins are never deleted'); END;
  CREATE TRIGGER logins_once BEFORE INSERT ON logins
    WHEN EXISTS (SELECT 1 FROM logins WHERE person = NEW.person OR username = NEW.username)
    BEGIN SELECT RAISE(ABORT, 'a person has one login'); END;

  CREATE TABLE login_links (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, person TEXT NOT NULL, purpose TEXT NOT NULL, made_by TEXT NOT NULL,
    made_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, ended_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX login_links_open ON login_links (person) WHERE ended_at IS NULL;
  CREATE TRIGGER login_links_stay BEFORE DELETE ON login_links
    BEGIN SELECT RAISE(ABORT, 'links are never deleted'); END;
  CREATE TRIGGER login_links_once BEFORE INSERT ON login_links
    WHEN EXISTS (SELECT 1 FROM login_links WHERE id = NEW.id OR hash = NEW.hash)
    BEGIN SELECT RAISE(ABORT, 'a link is made once'); END;

  CREATE TABLE login_sessions (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, person TEXT NOT NULL, way TEXT NOT NULL, factors INTEGER NOT NULL,
    address TEXT NOT NULL, agent TEXT NOT NULL, started_at INTEGER NOT NULL, seen_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX login_sessions_person ON login_sessions (person, started_at);
  CREATE INDEX login_sessions_started ON login_sessions (started_at);

  CREATE TABLE login_tokens (id TEXT PRIMARY KEY, value TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX login_tokens_expire ON login_tokens (expires_at);
