import { Unusable } from './unusable.ts';

/** Reads a JSON text. @throws Unusable for any other text. */
export const readJson = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Unusable(`${file} is not JSON: ${why}`, 'input/invalid', [{ path: file, message: why }]);
  }
};
