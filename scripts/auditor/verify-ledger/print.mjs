// Formats the result as lines for a reader.

const SHOWN = 100;

const placeOf = ({ case: id, seq, head, line }) => {
  if (id !== undefined) return `case ${id} seq ${seq}`;
  return head === undefined ? `export${line === undefined ? '' : ` line ${line}`}` : `head ${head}`;
};

export function linesFor({ sound, export: file, heads, attachments, problems }) {
  const last = heads?.last;
  const shown = problems.slice(0, SHOWN).map((one) => `WRONG   ${placeOf(one)}: ${one.kind}: ${one.sentence}`);
  return [
    `export  ${file.facts} facts of ${file.cases} cases, made at ${file.at} from ${file.source}`,
    heads === null && 'heads   none: a cut tail, a rewritten case or an old backup cannot be seen without them',
    heads && `heads   ${heads.count}; ${heads.notCovered} facts of the export are in no sound head`,
    last && `        the last sound one is ${last.number} of ${last.at}, ${last.size} leaves, line ${last.line}`,
    attachments !== null && `files   ${attachments} attachments looked for`,
    ...shown,
    problems.length > SHOWN && `        and ${problems.length - SHOWN} more, which --json names`,
    sound ? 'sound' : `not sound, problems: ${problems.length}`,
  ].filter(Boolean);
}

// An export may hold control characters, which a terminal obeys, and characters that a reader cannot see.
export const plain = (text) => text.replace(/[^\x20-\x7e\p{L}\p{N}\p{P}]/gu, '?');
