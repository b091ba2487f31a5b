import { text, type Text } from '@gongkai/core';

/** More submissions wait than the engine allows: try again shortly. */
export class EngineBusyError extends Error {
  readonly code = 'engine/busy';
}

/** The engine is closed or closing and accepts nothing more. */
export class EngineClosedError extends Error {
  readonly code = 'engine/closed';
}

/** The store holds cases that the given procedures cannot open; the message names them. */
export class UnknownKindError extends Error {
  readonly code = 'engine/unknown-kind';
}

/** The stored form of one case is damaged; nothing is recorded on it until it is repaired. */
export class BrokenCaseError extends Error {
  readonly code = 'engine/broken-case';
  readonly caseId: string;
  readonly why: string;

  constructor(caseId: string, why: string) {
    super(`case ${caseId}: ${why}`);
    this.caseId = caseId;
    this.why = why;
  }
}

/** The cursor of a list was not given by a page. */
export class BadCursorError extends Error {
  readonly code = 'engine/bad-cursor';
}

/** A key that would let one person do what two have to do; the code says which rule forbids it. */
export class KeyRefusedError extends Error {
  readonly code: 'key/two-offices' | 'key/for-oneself';

  constructor(code: KeyRefusedError['code'], why: string) {
    super(why);
    this.code = code;
  }
}

/** Rules about people, their duties and delegations, with what each says to those who break it. */
export const PERSON_RULE_TEXTS = {
  'person/exists': text('该人员标识已被使用', 'There is a person with this identifier already'),
  'person/unknown': text('没有这一人员,或者已停用', 'There is no such person, or they are disabled'),
  'person/for-oneself': text(
    '任何人不得为自己授予职责、权限或者停用自己',
    'Nobody grants duties or rights to themselves, or disables themselves',
  ),
  'person/two-offices': text(
    '系统、安全、审计管理员不得承担业务职责',
    'Administrators of system, security and audit hold no duty',
  ),
  'person/no-agency': text(
    '除“全部”外,权限范围须有所属机关;限本处室的,还须有处室',
    'Every reach but `all` needs an agency, and `own-unit` a unit',
  ),
  'duty/held': text('该人员在此期间已承担这一职责', 'The person holds this duty in those days already'),
  'duty/not-held': text('该人员在此之后不承担这一职责', 'The person does not hold this duty after that day'),
  'duty/out-of-reach': text('该机关不在该人员的权限范围内', 'The agency is outside the reach of the person'),
  'delegation/not-own': text(
    '只能委托本人在此期间承担的职责',
    'Only duties that the person holds in those days are delegated',
  ),
  'roster/stale': text('值班表已被他人更新', 'The roster has changed since it was read'),
} as const satisfies Record<string, Text>;

/** One of {@link PERSON_RULES}. */
export type PersonRule = keyof typeof PERSON_RULE_TEXTS;

/** The codes of the rules about people. */
export const PERSON_RULES = Object.keys(PERSON_RULE_TEXTS) as readonly PersonRule[];

/** A write about people that a rule forbids; the code says which. */
export class PersonRefusedError extends Error {
  readonly code: PersonRule;

  constructor(code: PersonRule, why: string) {
    super(why);
    this.code = code;
  }
}

/** A backup is restored only into an empty store. */
export class NotEmptyError extends Error {
  readonly code = 'store/not-empty';
}

/** A backup cannot be read: not a backup, cut off, or altered. The message says where. */
export class BackupError extends Error {
  readonly code = 'store/bad-backup';
}

/** A newer release wrote the schema, or an applied migration was altered. */
export class SchemaError extends Error {
  readonly code = 'store/schema';
}

/** Why a store cannot serve; each is a state of the database or its host, and never of the request. */
export const STORE_FAULTS = ['unavailable', 'full', 'read-only', 'too-slow', 'damaged'] as const;

/** One of {@link STORE_FAULTS}. */
export type StoreFault = (typeof STORE_FAULTS)[number];

/**
 * The store cannot serve at the moment; the same call succeeds once its fault has ended. Nothing was acknowledged: a write
 * that lost its connection may still have been made, and a repeat with its idempotency key shows it.
 */
export class StoreUnavailableError extends Error {
  readonly code: `store/${StoreFault}`;
  readonly reason: StoreFault;

  constructor(reason: StoreFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
    this.code = `store/${reason}`;
  }
}

/** The message of an error, or the text of a value that was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
