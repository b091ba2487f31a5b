import type { z } from 'zod';

/**
 * What a case stores of its settings: only what was said, checked, so that a default is never frozen into a case.
 * @throws z.ZodError when a setting is unknown or has no such value.
 */
export const overridesOf = <S extends z.ZodType<object>>(schema: S, settings: object): z.input<S> => {
  const full: object = schema.parse(settings);
  return Object.fromEntries(Object.entries(full).filter(([key]) => Object.hasOwn(settings, key))) as z.input<S>;
};

/** The settings in the input of an actor: `createActor(machine, { input: { settings } })`; none without input. */
export const settingsIn = (input: unknown): object => {
  if (typeof input !== 'object' || input === null || !('settings' in input)) return {};
  return typeof input.settings === 'object' && input.settings !== null ? input.settings : {};
};
