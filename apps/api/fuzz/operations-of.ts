/** The part of JSON Schema that the document uses. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

export interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

/** The schemas of a body by media type. */
export type Content = Readonly<Record<string, { readonly schema?: JsonSchema }>>;

interface DocumentedOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
  readonly security?: readonly unknown[];
}

/** The part of the OpenAPI document that is used here. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
  readonly security?: readonly unknown[];
}

/** One operation with its whole declaration. */
export interface Operation {
  /** Method and path, for example `GET /api/v1/cases/{id}`. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly secured: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: JsonSchema | null;
  /** The fields of a form with files. */
  readonly form: JsonSchema | null;
  /** The content of each declared status; empty without a body. */
  readonly responses: Readonly<Record<string, Content>>;
}

// The document is the answer of this API; an operation without these parts would fail at the first request.
const documentIn = (text: string): ApiDocument => JSON.parse(text) as ApiDocument;

/** Reads `/openapi.json`. */
export const readDocument = async (answer: Response): Promise<ApiDocument> => documentIn(await answer.text());

const operationOf = (path: string, method: string, declared: DocumentedOperation, secured: boolean): Operation => ({
  name: `${method.toUpperCase()} ${path}`,
  method: method.toUpperCase(),
  path,
  secured,
  parameters: declared.parameters ?? [],
  body: declared.requestBody?.content['application/json']?.schema ?? null,
  form: declared.requestBody?.content['multipart/form-data']?.schema ?? null,
  responses: Object.fromEntries(
    Object.entries(declared.responses).map(([status, { content }]) => [status, content ?? {}]),
  ),
});

/** Every operation of the document. */
export const operationsOf = ({ paths, security: everywhere = [] }: ApiDocument): readonly Operation[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, declared]) =>
      operationOf(path, method, declared, (declared.security ?? everywhere).length > 0),
    ),
  );
