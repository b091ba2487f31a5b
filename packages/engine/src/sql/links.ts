import { numberSpellings } from '@gongkai/core/agencies';
import { agencyKeyOf, type Links } from '../store/kit.ts';
import { binder } from './among.ts';
import type { Database } from './sql.ts';
import { LINKS } from './tables.ts';
import { andReadable } from './within.ts';

const TO = `SELECT links.case_id, links.kind, cases.number, cases.agency FROM links JOIN cases ON cases.id = links.case_id
  AND cases.agency_key = links.agency_key WHERE links.target = $1`;
const IN_ORDER = ' ORDER BY links.case_id, links.kind';
const OF = 'SELECT * FROM links WHERE agency_key = $1 AND case_id = $2 ORDER BY kind, target';
const PAGE = `SELECT * FROM links WHERE (case_id, kind, target) > ($1, $2, $3)
  ORDER BY case_id, kind, target LIMIT $4`;

/** The links of a database. */
export const linksOn = (database: Database): Links => ({
  caseNumbered: async (number) => {
    const { values, bind } = binder();
    const spelt = numberSpellings(number).map(bind).join(', ');
    const rows = await database.all(`SELECT id, number FROM cases WHERE number IN (${spelt}) ORDER BY id`, values);
    // An agency may have changed the brackets of its pattern: what was typed exactly is meant.
    const row = rows.find((one) => one['number'] === number) ?? rows[0];
    return row === undefined ? null : { id: String(row['id']), number: String(row['number']) };
  },
  to: async (number, scope) => {
    const { values, bind } = binder([number]);
    const rows = await database.all(`${TO}${andReadable(scope, bind)}${IN_ORDER}`, values);
    return rows.map((row) => ({
      caseId: String(row['case_id']),
      number: String(row['number']),
      agency: String(row['agency']),
      kind: String(row['kind']),
    }));
  },
  of: async (caseId) => (await database.all(OF, [agencyKeyOf(caseId), caseId])).map(LINKS.read),
  page: async (after, limit) =>
    (await database.all(PAGE, [after?.caseId ?? '', after?.kind ?? '', after?.target ?? '', limit])).map(LINKS.read),
});
