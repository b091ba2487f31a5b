import { jsonOf } from './json-of.ts';
import type { Answer } from './judge-answer.ts';
import type { World } from './world.ts';

/** The codes of problems that were answered, each with the address that is to explain it. */
export type Codes = Map<string, string>;

/** Keeps the code of an answer that is a problem. */
export const noteCode = (codes: Codes, { status, text }: Answer): void => {
  if (status < 400) return;
  const { code, type } = jsonOf(text);
  if (typeof code === 'string' && typeof type === 'string') codes.set(code, type);
};

/** Codes whose `type` does not lead to their own page: the list of codes is closed, and each is explained. */
export const unexplainedCodes = async (world: World, codes: Codes): Promise<readonly string[]> => {
  const faults: string[] = [];
  for (const [code, type] of codes) {
    const page = await world.send(new Request(`http://fuzz${type}`));
    const told = jsonOf(await page.text());
    if (page.status !== 200 || told['code'] !== code) faults.push(`the code ${code} has no page at ${type}`);
  }
  return faults;
};
