// Checks a published report against its own figures, and against its form, with the audit and stats.
import { equal } from 'node:assert/strict';
import { auditReport, plainDocument } from '@gongkai/audit';
import { checkTable } from '@gongkai/stats';

const report = plainDocument(
  '全年收到申请3605件。其中,当面申请740件,占20.53%;传真申请46件,占1.28%;网络申请1531件,占42.47%;信函申请1289件,占35.73%。',
);
const wrong = auditReport(report).filter(({ verdict }) => verdict === 'error');
equal(wrong.length, 1);
equal(wrong[0]?.stated, '1289件');
equal(wrong[0].computed, '1288');

const cells = { '3.1': 3605, '3.1.1': 740, '3.1.2': 46, '3.1.3': 1531, '3.1.4': 1289 };
equal(checkTable({ format: 'STAT2014', cells })[0]?.ruleId, 'J1');
console.log(`${wrong[0].ruleId}: ${wrong[0].stated}, computed ${wrong[0].computed}`);
