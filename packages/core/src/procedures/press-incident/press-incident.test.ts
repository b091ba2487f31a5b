import { anyProcedure } from '../../kernel/define-procedure.ts';
import { describeTable } from '../../test-support/table-test.ts';
import { incidentFixture } from './cells.fixture.ts';
import { pressIncident } from './index.ts';
import { incidentMachine } from './machine.ts';
import { TRANSITION_TABLE } from './transition-table.ts';

describeTable(anyProcedure(pressIncident), incidentMachine, TRANSITION_TABLE, incidentFixture);
