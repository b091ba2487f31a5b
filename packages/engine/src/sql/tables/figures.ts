import { agencyKey, type PublishedTable, type RegisterEntry, type TableCorrection } from '../../store/kit.ts';
import { columnsOf, defineTable } from '../table.ts';

const anEntry = columnsOf<RegisterEntry>();
export const ENTRIES = defineTable<RegisterEntry>()('entries', ['year', 'agency_key', 'agency', 'register', 'seq'], {
  agency_key: anEntry.derived('text', ({ agency }) => agencyKey(agency)),
  agency: anEntry.text('agency'),
  year: anEntry.integer('year'),
  register: anEntry.text('register'),
  seq: anEntry.integer('seq'),
  value: anEntry.optionalText('value'),
  unit: anEntry.text('unit'),
  origin: anEntry.word('origin', ['register', 'typed']),
  entered_by: anEntry.text('by'),
  at: anEntry.integer('at'),
  why: anEntry.text('why'),
});

const aTable = columnsOf<PublishedTable>();
export const PUBLISHED = defineTable<PublishedTable>()('published', ['agency_key', 'agency', 'year', 'format'], {
  agency_key: aTable.derived('text', ({ agency }) => agencyKey(agency)),
  agency: aTable.text('agency'),
  year: aTable.integer('year'),
  format: aTable.text('format'),
  body: aTable.text('body'),
  published_by: aTable.text('by'),
  at: aTable.integer('at'),
});

const aCorrection = columnsOf<TableCorrection>();
export const CORRECTIONS = defineTable<TableCorrection>()(
  'corrections',
  ['agency_key', 'agency', 'year', 'format', 'seq'],
  {
    agency_key: aCorrection.derived('text', ({ agency }) => agencyKey(agency)),
    agency: aCorrection.text('agency'),
    year: aCorrection.integer('year'),
    format: aCorrection.text('format'),
    seq: aCorrection.integer('seq'),
    cell: aCorrection.text('cell'),
    value_from: aCorrection.optionalText('from'),
    value_to: aCorrection.optionalText('to'),
    why: aCorrection.text('why'),
    corrected_by: aCorrection.text('by'),
    at: aCorrection.integer('at'),
  },
);
