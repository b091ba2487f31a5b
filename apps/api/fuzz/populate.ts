import type { Engine } from '@gongkai/engine';
import type { Chance } from '../src/demo/seeded.ts';
import { draw, pickOr } from './draw.ts';
import { formIn } from './form-in.ts';
import { type Known, learn } from './known-values.ts';
import { type ApiDocument, type Operation, operationsOf } from './operations-of.ts';
import type { Role } from './roles.ts';
import { valuesIn } from './value-in.ts';

const TRIES = 40;
const OF_EACH = 3;

/** What ends something, signs a person in, or uses a link up. */
const ENDING = /\/(?:sessions|invitations|end|done|me|commit|confirmation)(?:\/|$)/;

/** An API with its document, and roles that may do everything. */
export interface Place {
  readonly engine: Engine;
  readonly document: ApiDocument;
  readonly send: (request: Request) => Response | Promise<Response>;
  readonly roles: readonly Role[];
  readonly known: Known;
}

const targetOf = (path: string, known: Known, chance: Chance): string =>
  path.replaceAll(/([^/{}]+)\/\{(\w+)\}/g, (_, before: string, name: string) => {
    const values = known.get(before) ?? known.get(name) ?? [];
    const value = pickOr(chance, values, 'x');
    return `${before}/${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`;
  });

const sentTo = async (place: Place, { method, path, body, form }: Operation, chance: Chance): Promise<Response> => {
  const { engine, document, send, roles, known } = place;
  const around = {
    schemas: document.components.schemas,
    known: Object.fromEntries(known),
    fitting: [...engine.procedures.values()].flatMap((one) => one.openedBy),
    now: await engine.now(),
  };
  const role = roles[chance.between(0, roles.length - 1)];
  const type = form === null ? { 'content-type': 'application/json' } : {};
  const sent =
    form === null ? JSON.stringify(draw(valuesIn(around)(body ?? {}), chance)) : formIn(form, around, chance);
  const headers = { ...type, ...role?.headers };
  return send(new Request(`http://localhost${targetOf(path, known, chance)}`, { method, headers, body: sent }));
};

/** Creates some of everything that a request can create, so that other operations have something to read. */
export const populate = async (place: Place, chance: Chance): Promise<void> => {
  const makers = operationsOf(place.document).filter(
    ({ method, path }) => ['POST', 'PUT'].includes(method) && !ENDING.test(path),
  );
  for (const maker of makers) {
    for (let tries = 0, made = 0; tries < TRIES && made < OF_EACH; tries += 1) {
      const answer = await sentTo(place, maker, chance);
      const text = await answer.text();
      if (answer.status >= 300) continue;
      learn(place.known, maker.path, text);
      made += 1;
    }
  }
};
