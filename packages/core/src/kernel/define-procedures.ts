import { CLOCK_EXPIRED } from './clock-expired.ts';
import type { AnyProcedure } from './procedure.ts';
import type { FactOf } from './typed-procedure.ts';

type List = readonly AnyProcedure[];
type Types<P> = Exclude<FactOf<P>['type'], typeof CLOCK_EXPIRED>;

type Shared<T extends List, Seen = never> = T extends readonly [infer H, ...infer R extends List]
  ? (Types<H> & Seen) | Shared<R, Seen | Types<H>>
  : never;

type Checked<T extends List> = [Shared<T>] extends [never] ? unknown : { readonly 'in two procedures': Shared<T> };

interface Named {
  readonly what: string;
  readonly of: (procedure: AnyProcedure) => readonly string[];
}

// What is looked up by its name alone wherever several procedures are served.
const NAMES: readonly Named[] = [
  { what: 'id', of: ({ id }) => [id] },
  { what: 'prefix', of: ({ prefix }) => [prefix] },
  { what: 'fact', of: ({ factTypes }) => factTypes.filter((type) => type !== CLOCK_EXPIRED) },
  { what: 'indicator', of: ({ indicators }) => indicators },
  { what: 'outcome', of: ({ outcomes }) => Object.keys(outcomes) },
];

/**
 * Checks that procedures which are served together share no name: id, prefix, fact, indicator or outcome code. An
 * outcome code that another procedure may need too is written with the procedure before it: `reconsideration/upheld`.
 * @throws Error that names both procedures and what they share.
 */
export const defineProcedures = <const T extends List>(procedures: T & Checked<T>): T => {
  for (const { what, of } of NAMES) {
    const owners = new Map<string, string>();
    for (const procedure of procedures) {
      for (const name of of(procedure)) {
        const owner = owners.get(name);
        if (owner !== undefined) throw new Error(`${owner} and ${procedure.id} both have the ${what} ${name}`);
        owners.set(name, procedure.id);
      }
    }
  }
  return procedures;
};
