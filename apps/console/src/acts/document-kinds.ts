import type { Procedure } from './case-parts.ts';
import type { FieldWords } from '../forms/field.ts';

/** What a document of a case may be, by the server's words. */
export const documentKinds = ({ facts }: Procedure): NonNullable<FieldWords['values']> =>
  facts.find(({ type }) => type === 'document.attached')?.fields.find(({ path }) => path === 'kind')?.values ?? [];
