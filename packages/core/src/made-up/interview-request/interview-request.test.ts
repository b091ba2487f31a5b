import { anyProcedure } from '../../kernel/define-procedure.ts';
import { describeTable } from '../../test-support/table-test.ts';
import { interviewFixture } from './cells.fixture.ts';
import { interviewRequest } from './index.ts';
import { interviewMachine } from './machine.ts';
import { TRANSITION_TABLE } from './transition-table.ts';

describeTable(anyProcedure(interviewRequest), interviewMachine, TRANSITION_TABLE, interviewFixture);
