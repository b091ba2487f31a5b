import { refusal, type Refusal } from './errors.ts';
import type { AnyFact } from './fact.ts';
import { isOfficeFact, OFFICE_FACTS } from './file/file-facts.ts';
import { findUnsafeText, issuesOf, type SchemaIssue } from './issues.ts';
import { acknowledgedIn } from './judge.ts';
import type { AnyProcedure } from './procedure.ts';

/** A parsed fact, or the refusal of it. */
export type ParsedFact =
  | { readonly ok: true; readonly fact: AnyFact }
  | { readonly ok: false; readonly refusal: Refusal };

/** Reads an unknown value as a fact of the procedure. */
export const parseFact = (procedure: Pick<AnyProcedure, 'facts'>, raw: unknown): ParsedFact => {
  const type = typeOf(raw);
  const schema = type === null ? undefined : schemaOf(procedure.facts, type);
  if (schema === undefined) {
    const message = type === null ? 'a fact is an object with a type' : `unknown fact ${type.slice(0, 80)}`;
    return { ok: false, refusal: refusal('fact/unknown', { issues: [{ path: 'type', message }] }) };
  }
  const result = schema.safeParse(raw);
  const unsafe = findUnsafeText(raw);
  if (result.success && unsafe.length === 0) return reasoned(result.data);
  const found = issuesOf(result.error?.issues ?? [], 'fact');
  const known = new Set(found.map(({ path }) => path));
  const issues = [...found, ...unsafe.filter(({ path }) => !known.has(path))];
  return { ok: false, refusal: refusal('fact/malformed', { issues }) };
};

// An irregularity is acknowledged with its reason, or not at all.
const reasoned = (fact: AnyFact): ParsedFact => {
  if (acknowledgedIn(fact).length === 0 || ('reason' in fact && fact.reason !== undefined)) return { ok: true, fact };
  const issues = [{ path: 'reason', message: 'what is acknowledged is given a reason' }];
  return { ok: false, refusal: refusal('fact/malformed', { issues }) };
};

const typeOf = (raw: unknown): string | null =>
  typeof raw === 'object' && raw !== null && 'type' in raw && typeof raw.type === 'string' ? raw.type : null;

interface Schema {
  safeParse(
    raw: unknown,
  ):
    | { success: true; data: AnyFact; error?: undefined }
    | { success: false; error: { issues: readonly SchemaIssue[] } };
}

// Own keys only, so that names such as __proto__ are unknown facts. The kernel made the schema of each fact.
const schemaOf = (facts: object, type: string): Schema | undefined => {
  const known = isOfficeFact(type) ? OFFICE_FACTS : facts;
  if (!Object.hasOwn(known, type)) return undefined;
  const schema = isOfficeFact(type) ? OFFICE_FACTS[type].schema : (facts as Record<string, Schema>)[type];
  return schema as Schema | undefined;
};
