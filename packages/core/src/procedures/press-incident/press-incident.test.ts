import { describeProcedure } from '../../../test-support/describe-procedure.ts';
import * as incident from './samples.ts';

describeProcedure(incident, `${import.meta.dirname}/SPEC.md`);
