import { jsonOf } from './json-of.ts';
import type { Answer } from './judge-answer.ts';
import type { World } from './world.ts';

/** The codes of answered problems, each with the address of its page. */
export type Codes = Map<string, string>;

/** Remembers the code of a problem. */
export const noteCode = (codes: Codes, { status, text }: Answer): void => {
  if (status < 400) return;
  const { code, type } = jsonOf(text);
  if (typeof code === 'string' && typeof type === 'string') codes.set(code, type);
};

/** The codes whose `type` is not the address of their own page. */
export const unexplainedCodes = async (world: World, codes: Codes): Promise<readonly string[]> => {
  const faults: string[] = [];
  for (const [code, type] of codes) {
    const page = await world.send(new Request(`http://localhost${type}`));
    const explained = jsonOf(await page.text());
    if (page.status !== 200 || explained['code'] !== code) faults.push(`the code ${code} has no page at ${type}`);
  }
  return faults;
};
