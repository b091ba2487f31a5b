import { ledgerRows, sheetOf } from '../test-support/ledger-rows.ts';
import { makeXlsx } from '../test-support/make-xlsx.ts';

const ROWS = 3;

const text = (name: string, content: string): File => new File([content], name);

/** Files that are sent: documents of several kinds, ledgers, and some that are not allowed. */
export const FILES: readonly File[] = [
  text('申请书.pdf', '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'),
  text('记录.txt', '电话记录:申请人同意延期。'),
  text('空.txt', ''),
  text('a.exe', 'MZ\u0090\u0000\u0003'),
  text('a.zip', 'PK\u0003\u0004'),
  text('机构.csv', 'id,name,level,parent\npanlong,盘龙区,county,kunming\n'),
  text('坏.csv', '"a,b\n\u0000,,,,\n'),
  new File([makeXlsx(sheetOf(ledgerRows(ROWS)))], '台账.xlsx'),
];
