import type { AnyProcedure } from '../kernel/define-procedure.ts';
import { anyProcedure } from '../kernel/define-procedure.ts';
import { disclosureRequest } from './disclosure-request/index.ts';
import { pressIncident } from './press-incident/index.ts';

/** Every procedure of the package, for hosts that serve all of them. */
export const PROCEDURES: readonly AnyProcedure[] = [anyProcedure(disclosureRequest), anyProcedure(pressIncident)];
