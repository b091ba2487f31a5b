import { civilDateOf, formatInstant } from '@gongkai/calendar';
import type { Actor, AnyProcedure } from '@gongkai/core';
import { admittedFacts } from '@gongkai/core';
import { drawData, SAMPLES } from '@gongkai/core/samples';
import type { CaseRecord, Engine } from '@gongkai/engine';
import type { Chance } from '../src/demo/seeded.ts';
import { factJsonSchema } from '../src/views/fact-schema.ts';
import { draw, pickOr } from './draw.ts';
import type { JsonSchema } from './operations-of.ts';
import { AGENCIES } from './roles.ts';
import { valuesIn } from './value-in.ts';

const MOST_TRIES = 40;

// Drawn as often as the others, these would end most cases early.
const isTurn = ({ id }: AnyProcedure, type: string): boolean => SAMPLES[id]?.turns?.includes(type) === true;

type SchemaOf = (procedure: AnyProcedure, type: string) => JsonSchema;

/** Schemas of facts, each created once. */
const schemasOnce = (): SchemaOf => {
  const made = new Map<string, JsonSchema>();
  return (procedure, type) => {
    const name = `${procedure.id}.${type}`;
    const schema = made.get(name) ?? factJsonSchema(procedure, type);
    made.set(name, schema);
    return schema;
  };
};

// Another officer for each fact, so that the separation of duties never refuses one.
const officer = (procedure: AnyProcedure, type: string): Actor => ({
  id: `${type}-officer`,
  duties: procedure.allowedDuties[type] ?? [],
});

/** Draws facts that may be recorded now. */
const factsOf = (engine: Engine, chance: Chance) => {
  const schemaOf = schemasOnce();
  return async (procedure: AnyProcedure, type: string): Promise<unknown> => {
    const now = await engine.now();
    const [at, samples] = [formatInstant(now), SAMPLES[procedure.id]];
    // Facts with many parts that have to fit each other are rarely right where each part is drawn for itself.
    if (samples !== undefined && chance.happens(0.5)) {
      return { type, at, ...drawData(samples, type, chance, { on: civilDateOf(now), outcomes: [] }) };
    }
    const known = { at: [at], consultation: ['c1', 'c2'] };
    return draw(valuesIn({ schemas: {}, known, fitting: [], now })(schemaOf(procedure, type)), chance);
  };
};

/** Fills an engine with cases of random length, in both agencies. */
export const growCases = async (engine: Engine, chance: Chance, count: number): Promise<void> => {
  const factOf = factsOf(engine, chance);
  const procedures = [...engine.procedures.values()];
  const step = async (record: CaseRecord, procedure: AnyProcedure): Promise<CaseRecord> => {
    const types = admittedFacts(procedure, record.state.value).filter(
      (one) => !isTurn(procedure, one) || chance.happens(0.1),
    );
    const type = pickOr(chance, types, '');
    const fact = await factOf(procedure, type);
    const outcome = await engine.submit(record.id, fact, { actor: officer(procedure, type) });
    return outcome.ok ? outcome.case : record;
  };
  for (let index = 0; index < count; index += 1) {
    const procedure = pickOr(chance, procedures, procedures[0]);
    if (procedure === undefined) return;
    const type = pickOr(chance, procedure.openedBy, '');
    const request = { procedure: procedure.id, agency: chance.pick(AGENCIES), fact: await factOf(procedure, type) };
    const opened = await engine.open(request, { actor: officer(procedure, type) });
    if (!opened.ok) continue;
    let record = opened.case;
    for (let tries = chance.between(0, MOST_TRIES); tries > 0; tries -= 1) record = await step(record, procedure);
  }
};
