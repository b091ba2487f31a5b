import { anyProcedure } from '../../kernel/define-procedure.ts';
import { describeTable } from '../../test-support/table-test.ts';
import { requestFixture } from './cells.fixture.ts';
import { disclosureRequest } from './index.ts';
import { requestMachine } from './machine.ts';
import { TRANSITION_TABLE } from './transition-table.ts';

describeTable(anyProcedure(disclosureRequest), requestMachine, TRANSITION_TABLE, requestFixture);
