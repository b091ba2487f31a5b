import { formatInstant } from '@gongkai/calendar';

/** The form in which facts are written now. */
export const FORM = 2;

/** A stored text as it was read, with the part names of its form. */
export type StoredForm = Readonly<Record<string, unknown>>;

/** Converts a form to the next one; pure, and never changed once a text of its form is stored anywhere. */
export type Upcast = (older: StoredForm) => StoredForm;

const instantText = (value: unknown): string => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return formatInstant(value);
  throw new SyntaxError('the stored text of form 0 lacks an instant');
};

/** The conversion of each former form to the one after it. */
const UPCASTS: readonly Upcast[] = [
  // Form 0 had its own instants in epoch milliseconds; instants inside the fact were text, as in form 1.
  (older) => ({ ...older, v: 1, at: instantText(older['at']), recordedAt: instantText(older['recordedAt']) }),
  // Form 1 had no salt, and named the key that recorded a fact without its holder: each key is then its own holder.
  (older) => ({ ...older, v: 2, salt: null }),
];

/**
 * Converts a stored text to the present form. The stored bytes, and with them every hash, do not change.
 * @throws SyntaxError when the form is unknown.
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
