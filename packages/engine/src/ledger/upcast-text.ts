import { formatInstant } from '@gongkai/calendar';

/** The form in which facts are written today. */
export const FORM = 1;

/** A stored text as it was read: its parts, under the names that its form gave them. */
export type StoredForm = Readonly<Record<string, unknown>>;

/** Makes of one form the next one; pure, and never changed once a text of its form is stored anywhere. */
export type Upcast = (older: StoredForm) => StoredForm;

const instantText = (value: unknown): string => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return formatInstant(value);
  throw new SyntaxError('the stored text of form 0 lacks an instant');
};

/** The way from each form that is no longer written to the one after it. */
const UPCASTS: readonly Upcast[] = [
  // Form 0 had its own instants in epoch milliseconds; those inside the fact were text then as now.
  (older) => ({ ...older, v: 1, at: instantText(older['at']), recordedAt: instantText(older['recordedAt']) }),
];

/**
 * A stored text in today's form. What is stored, and with it every hash, stays as it is: only the reading changes.
 * @throws SyntaxError when the form is not known.
 */
export const upcastText = (stored: StoredForm): StoredForm => {
  let value = stored;
  for (let form = value['v']; form !== FORM; form = value['v']) {
    const step = typeof form === 'number' ? UPCASTS[form] : undefined;
    if (step === undefined) throw new SyntaxError(`the stored text has form ${String(form)}, not ${FORM}`);
    value = step(value);
  }
  return value;
};
