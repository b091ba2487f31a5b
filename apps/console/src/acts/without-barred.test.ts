import { expect, it } from 'vitest';
import { z } from 'zod';
import { bodyOf } from '../forms/body-of.ts';
import { formOf } from '../forms/field-of.ts';
import { withoutBarred } from './without-barred.ts';

const form = formOf(z.toJSONSchema(z.object({ outcome: z.enum(['1', '2', '6.1']), way: z.enum(['post', 'direct']) })));

it('does not offer what the case refuses, and leaves every other choice', () => {
  const [outcome, way] = withoutBarred(form, [{ field: 'outcome', values: ['6.1'] }]).fields;
  expect(outcome?.kind === 'choice' && outcome.options.map(({ value }) => value)).toEqual(['1', '2']);
  expect(way).toBe(form.fields[1]);
  expect(withoutBarred(form, [])).toEqual(form);
});

it('does not send a choice that was kept from before it was barred', () => {
  const typed = { outcome: '6.1', way: 'post' };
  expect(bodyOf(form, typed).problems).toEqual([]);
  const { problems } = bodyOf(withoutBarred(form, [{ field: 'outcome', values: ['6.1'] }]), typed);
  expect(problems.map(({ path, lack }) => `${path} ${lack}`)).toEqual(['outcome unchosen']);
});
