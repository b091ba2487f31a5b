// Somebody's published table, held to its own equations with stats alone.
import { equal } from 'node:assert/strict';
import { checkTable } from '@gongkai/stats';

const findings = checkTable({
  format: 'STAT2014',
  cells: { '3.1': 3605, '3.1.1': 740, '3.1.2': 46, '3.1.3': 1531, '3.1.4': 1289 },
});
equal(findings[0]?.ruleId, 'J1');
equal(findings[0].expected, 3606);
console.log(`${findings.length} finding: ${findings[0].ruleId}`);
