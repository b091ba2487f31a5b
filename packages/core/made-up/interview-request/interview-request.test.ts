import { describeProcedure } from '../../test-support/describe-procedure.ts';
import * as interview from './samples.ts';

describeProcedure(interview, `${import.meta.dirname}/SPEC.md`);
