import { isRecord } from '../../ledger/canonical.ts';
import type { FailedRow, StoredImport } from '../../store/imports.ts';
import { columnsOf, defineTable } from '../table.ts';

const failedFrom = (value: unknown): readonly FailedRow[] =>
  (Array.isArray(value) ? value : [])
    .filter(isRecord)
    .map(({ row, code }) => ({ row: Number(row), code: String(code) }));

const anImport = columnsOf<StoredImport>();
export const IMPORTS = defineTable<StoredImport>()('imports', ['id'], {
  id: anImport.text('id'),
  agency: anImport.optionalText('agency'),
  kind: anImport.text('kind'),
  rows_given: anImport.integer('rows'),
  body: anImport.text('body', 'always'),
  made_by: anImport.text('by'),
  at: anImport.integer('at'),
  started_at: anImport.optionalInteger('startedAt', 'always'),
  started_by: anImport.optionalText('startedBy', 'always'),
  ended_at: anImport.optionalInteger('endedAt', 'always'),
  done: anImport.integer('done', 'always'),
  failed: anImport.json('failed', failedFrom, 'always'),
});
