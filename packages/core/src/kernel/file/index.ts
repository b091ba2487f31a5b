// The file of a case: what every case has beside its procedure.
export { ATTACHMENT_KINDS, type AttachmentKind } from './attaching.ts';
export { type CaseFile, type CaseLink, EMPTY_FILE, type Holder, isHeldBy, type Transfer } from './case-file.ts';
export { CORRECTIONS, isCorrection } from './corrections.ts';
export { FILE_FACTS, type FileFactType, isFileFact, isOfficeFact, OFFICE_FACTS } from './file-facts.ts';
export { appliedToFile, fileBarred, fileDuties, fileDutyRefusal, fileRefusal, isClosed } from './judge-file.ts';
export { fileSuggestions } from './questioning.ts';
export { LINK_KINDS, type LinkKind, UPWARD_LINKS } from './links.ts';
export { type CasePlace, openingAgency, placeOf } from './transferring.ts';
export { FILE_LABELS } from './file-labels.ts';
