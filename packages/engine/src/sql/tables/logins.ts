import {
  LINK_PURPOSES,
  type Login,
  type LoginLink,
  type LoginSession,
  type LoginToken,
  WAYS_IN,
} from '../../store/logins.ts';
import { columnsOf, defineTable } from '../table.ts';
import { strings } from './strings.ts';

const aLogin = columnsOf<Login>();
export const LOGINS = defineTable<Login>()('logins', ['person'], {
  person: aLogin.text('person'),
  username: aLogin.optionalText('username', 'always'),
  password: aLogin.optionalText('password', 'always'),
  password_at: aLogin.optionalInteger('passwordAt', 'always'),
  factor: aLogin.optionalText('factor', 'always'),
  factor_at: aLogin.optionalInteger('factorAt', 'always'),
  recovery: aLogin.json('recovery', strings, 'always'),
  made_at: aLogin.integer('madeAt'),
});

const aLink = columnsOf<LoginLink>();
export const LOGIN_LINKS = defineTable<LoginLink>()('login_links', ['id'], {
  id: aLink.text('id'),
  hash: aLink.text('hash'),
  person: aLink.text('person'),
  purpose: aLink.word('purpose', LINK_PURPOSES),
  made_by: aLink.text('madeBy'),
  made_at: aLink.integer('madeAt'),
  expires_at: aLink.integer('expiresAt'),
  ended_at: aLink.optionalInteger('endedAt', 'always'),
});

const aSession = columnsOf<LoginSession>();
export const LOGIN_SESSIONS = defineTable<LoginSession>()('login_sessions', ['id'], {
  id: aSession.text('id'),
  hash: aSession.text('hash'),
  person: aSession.text('person'),
  way: aSession.word('way', WAYS_IN),
  factors: aSession.integer('factors'),
  address: aSession.text('address'),
  agent: aSession.text('agent'),
  started_at: aSession.integer('startedAt'),
  seen_at: aSession.integer('seenAt', 'always'),
});

const aToken = columnsOf<LoginToken>();
export const LOGIN_TOKENS = defineTable<LoginToken>()('login_tokens', ['id'], {
  id: aToken.text('id'),
  value: aToken.text('value'),
  expires_at: aToken.integer('expiresAt'),
});
