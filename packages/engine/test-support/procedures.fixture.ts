import { type AnyProcedure, disclosureRequest, pressIncident } from '@gongkai/core';

/** The procedures of most tests, for programs that run outside of a test as well. */
export const PROCEDURES: readonly AnyProcedure[] = [disclosureRequest, pressIncident];
