import type { Locator, Page } from 'playwright-core';
import type { Field, GroupField } from '../../../apps/console/src/forms/field.ts';
import { formOf } from '../../../apps/console/src/forms/field-of.ts';
import type { Data } from './act-data.ts';

interface Place {
  readonly form: Locator;
  readonly path: string;
}

/** What a person types for a value. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const idOf = (path: string): string => `act-${path.replaceAll('.', '-')}`;

const put = async ({ form, path }: Place, text: string): Promise<void> => {
  const control = form.locator(`[id="${idOf(path)}"]:is(input, textarea, select)`);
  const radio = form.locator(`input[type=radio][name="${idOf(path)}"][value="${text}"]`);
  await control.or(radio).first().waitFor({ state: 'attached' });
  if ((await radio.count()) > 0) await radio.check({ force: true });
  else if ((await control.evaluate((element) => element.tagName)) === 'SELECT') await control.selectOption(text);
  else await control.fill(text);
};

const putInstant = async ({ form, path }: Place, text: string): Promise<void> => {
  const set = form.locator(`[id="${idOf(path)}"]`);
  const china = new Date(Date.parse(text) + 8 * 3_600_000).toISOString();
  await set.locator('input[type=date]').fill(china.slice(0, 10));
  await set.locator('input[type=time]').fill(china.slice(11, 16));
};

const putGroup = async (field: GroupField, place: Place, value: object): Promise<void> => {
  const { form, path } = place;
  const details = form.locator(`details[id="${idOf(path)}"]:not([open])`);
  if (path !== '' && (await details.count()) > 0) await details.locator('summary').first().click();
  for (const [key, inner] of Object.entries(value)) {
    const one = field.fields.find((known) => known.key === key);
    if (one === undefined) throw new Error(`the form has no field ${path} ${key}`);
    await fill(one, { form, path: path === '' ? key : `${path}.${key}` }, inner);
  }
};

const putList = async (item: Field, { form, path }: Place, values: readonly unknown[]): Promise<void> => {
  const set = form.locator(`fieldset[id="${idOf(path)}"]`);
  for (const [at, value] of values.entries()) {
    if (item.kind === 'choice') {
      const place = item.options.findIndex((option) => option.value === value);
      await set.locator('input[type=checkbox]').nth(place).check({ force: true });
      continue;
    }
    if ((await set.locator('> .form-row').count()) <= at) await set.locator('> button').click();
    await fill(item, { form, path: `${path}.${at}` }, value);
  }
};

const fill = async (field: Field, place: Place, value: unknown): Promise<void> => {
  if (value === null || field.kind === 'fixed') return;
  if (field.kind === 'group' && typeof value === 'object') return putGroup(field, place, value);
  if (field.kind === 'list' && Array.isArray(value)) return putList(field.item, place, value);
  if (field.kind === 'instant') return putInstant(place, textOf(value));
  if (field.kind === 'union') {
    const at = field.kinds.findIndex((kind) => kind.kind !== 'fixed');
    const kind = field.kinds[at];
    if (kind === undefined) throw new Error(`no kind of ${place.path}`);
    await place.form
      .locator(`input[name="${idOf(place.path)}-kind"]`)
      .nth(at)
      .check({ force: true });
    return fill(kind, place, value);
  }
  // The parts of an entry that are corrected are fields of their own.
  if (field.kind === 'record' && typeof value === 'object') {
    for (const [key, text] of Object.entries(value)) {
      await put({ ...place, path: `${place.path}.${key}` }, textOf(text));
    }
    return;
  }
  return put(place, textOf(value));
};

/** Fills the form of a fact that is open, as a person would; the time is left at now. */
export const fillForm = (page: Page, schema: object, data: Data): Promise<void> =>
  putGroup(formOf(schema), { form: page.locator('dialog[open] form'), path: '' }, data);
