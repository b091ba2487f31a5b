// What the routes answer with; the files of this folder import each other.
export { caseForCaller } from './case-for-caller.ts';
export { caseSheet, XLSX } from './case-sheet.ts';
export { moveView, readCaseSchema } from './case-view.ts';
export { citationSchema, citationView } from './citation.ts';
export { clockSchema, clockView, shortClockSchema, shortClockView, tracedClockView } from './clock-view.ts';
export { diagramOf } from './diagram.ts';
export { dayView, traceSchema } from './explain.ts';
export { factJsonSchema, settingsJsonSchema } from './fact-schema.ts';
export { linkedFromView } from './file-view.ts';
export { factFieldViews, formFieldSchema, settingFieldViews } from './form-view.ts';
export { type HolderNames, holderView, listedCaseSchema, listedCaseView, namesView } from './listed-case.ts';
export { nextActFor, nextActSchema } from './next-act.ts';
export { delegationSchema, delegationView, officeSchema } from './people-view.ts';
export { previewSchema, previewView } from './preview-view.ts';
export { recordedSchema, recordedView } from './recorded-view.ts';
export { personsIn, recorderSchema, recorderView } from './recorder-view.ts';
export { REDACTED, redactedEntry } from './redact.ts';
export { dayText, instantText, labelOf, orNull, textSchema } from './schema.ts';
