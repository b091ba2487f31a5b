import type { Chance } from '../src/demo/seeded.ts';
import { draw, pickOr } from './draw.ts';
import { FILES } from './files.ts';
import { isObject } from './json-of.ts';
import { hostileText } from './hostile.ts';
import type { JsonSchema } from './operations-of.ts';
import { type Surroundings, valuesIn } from './value-in.ts';

const ODD_SHARE = 0.1;

const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** A form as its schema describes it, sometimes with a field too many or one twice. */
export const formIn = (schema: JsonSchema, around: Surroundings, chance: Chance): FormData => {
  const form = new FormData();
  const { file: _file, ...properties } = schema.properties ?? {};
  const required = (schema.required ?? []).filter((name) => name !== 'file');
  const value = draw(valuesIn(around)({ ...schema, properties, required }), chance);
  for (const [name, one] of Object.entries(isObject(value) ? value : {})) form.append(name, asText(one).toWellFormed());
  const [first] = FILES;
  if (first !== undefined && !chance.happens(ODD_SHARE)) form.append('file', pickOr(chance, FILES, first));
  if (chance.happens(ODD_SHARE)) form.append(draw(hostileText, chance).toWellFormed(), 'x');
  return form;
};
