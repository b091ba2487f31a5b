import type { GroupField } from '../forms/field.ts';

/** Values of a field that a case refuses. */
interface Barred {
  readonly field: string;
  readonly values: readonly string[];
}

/** A form without the values that the case refuses whatever else is filled in: they are not offered. */
export const withoutBarred = (form: GroupField, without: readonly Barred[]): GroupField => ({
  ...form,
  fields: form.fields.map((field) => {
    const barred = without.find((one) => one.field === field.key)?.values ?? [];
    if (field.kind !== 'choice' || barred.length === 0) return field;
    return { ...field, options: field.options.filter(({ value }) => !barred.includes(String(value))) };
  }),
});
