import { defineProcedures } from '../kernel/define-procedures.ts';
import type { AnyProcedure } from '../kernel/procedure.ts';
import type { Sampled } from '../kernel/samples.ts';
import * as registry from './registry.ts';

export { disclosureRequest } from './disclosure-request/disclosure-request.ts';
export { TOPICS } from './disclosure-request/topics.ts';
export { WAYS_IN } from './disclosure-request/ways-in.ts';
export { pressIncident } from './press-incident/press-incident.ts';
export { siteError } from './site-error/site-error.ts';

// Marked as pure, so that a bundle with one procedure leaves out the others.
const registered: readonly Sampled[] = /* @__PURE__ */ Object.values(registry);

/** Every procedure of the package, for hosts that serve all of them. */
export const PROCEDURES: readonly AnyProcedure[] = /* @__PURE__ */ defineProcedures(
  /* @__PURE__ */ registered.map(({ procedure }) => procedure),
);
