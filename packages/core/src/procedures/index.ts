import { defineProcedures } from '../kernel/define-procedures.ts';
import type { AnyProcedure } from '../kernel/procedure.ts';
import type { Sampled } from '../kernel/samples.ts';
import * as registry from './registry.ts';

export { disclosureRequest } from './disclosure-request/index.ts';
export { pressIncident } from './press-incident/press-incident.ts';
export { siteError } from './site-error/site-error.ts';

const registered: readonly Sampled[] = Object.values(registry);

/** Every procedure of the package, for hosts that serve all of them. */
export const PROCEDURES: readonly AnyProcedure[] = defineProcedures(registered.map(({ procedure }) => procedure));
