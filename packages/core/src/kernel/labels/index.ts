// The words of forms.
export type { FieldLabel, FormLabels } from './form-labels.ts';
export { fieldsOf, type FormField, settingFieldsOf } from './fields-of.ts';
