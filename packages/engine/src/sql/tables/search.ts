import { agencyKey, type CatalogueItem, type SearchDocument } from '../../store/kit.ts';
import { addTokens, agencyToken, kindToken, titleToken } from '../../search/tokens.ts';
import { columnsOf, defineTable } from '../table.ts';

const aDocument = columnsOf<SearchDocument>();
const COLUMNS = {
  id: aDocument.text('id'),
  kind: aDocument.word('kind', ['case', 'agency', 'item']),
  agency: aDocument.text('agency', 'always'),
  procedure: aDocument.optionalText('procedure'),
  number: aDocument.text('number', 'always'),
  title: aDocument.text('title', 'always'),
  text: aDocument.text('text', 'always'),
  newest: aDocument.integer('newest', 'always'),
};

/** What search finds; derived from facts, agencies and the catalogue, so that no backup has it. */
export const DOCUMENTS = defineTable<SearchDocument>()('documents', null, COLUMNS);

type Indexed = Pick<SearchDocument, 'kind' | 'agency' | 'title' | 'text'>;

/** The tokens by which an index finds a document. */
export const documentTokens = ({ kind, agency, title, text }: Indexed): ReadonlySet<string> => {
  const tokens = new Set<string>([agencyToken(agencyKey(agency)), kindToken(kind)]);
  const add = (token: string): void => void tokens.add(token);
  addTokens(text, add);
  addTokens(title, (token) => {
    add(token);
    add(titleToken(token));
  });
  return tokens;
};

/** The same as one text, as both databases index it. */
export const tokenText = (document: Indexed): string => [...documentTokens(document)].join(' ');

/** A document as it is written on a server: with its tokens. */
export const INDEXED_DOCUMENTS = defineTable<SearchDocument>()('documents', null, {
  ...COLUMNS,
  tokens: aDocument.derived('text', tokenText, 'always'),
});

const anItem = columnsOf<CatalogueItem>();
export const CATALOGUE = defineTable<CatalogueItem>()('catalogue', ['id'], {
  id: anItem.text('id'),
  agency_key: anItem.derived('text', ({ agency }) => agencyKey(agency), 'always'),
  agency: anItem.text('agency', 'always'),
  kind: anItem.text('kind', 'always'),
  number: anItem.text('number', 'always'),
  title: anItem.text('title', 'always'),
  text: anItem.text('text', 'always'),
  published_on: anItem.text('publishedOn', 'always'),
});
