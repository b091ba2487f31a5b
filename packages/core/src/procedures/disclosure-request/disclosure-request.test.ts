import { describeProcedure } from '../../../test-support/describe-procedure.ts';
import * as request from './samples.ts';

describeProcedure(request, `${import.meta.dirname}/SPEC.md`);
