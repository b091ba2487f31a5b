import { describeProcedure } from '../../../test-support/describe-procedure.ts';
import * as siteError from './samples.ts';

describeProcedure(siteError, `${import.meta.dirname}/SPEC.md`);
