import type { Answered } from '../data/api.ts';
import type { api } from '../data/api.ts';

/** What an audit answers. */
export type Audit = Answered<Awaited<ReturnType<typeof api.audits.$post>>>;
/** A finding of an audit. */
export type AuditFinding = Audit['findings'][number];
/** The verdicts of findings. */
export type Verdict = AuditFinding['verdict'];
