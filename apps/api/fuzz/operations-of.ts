/** The part of JSON Schema that the document is written in. */
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

/** What may come under one media type. */
export type Content = Readonly<Record<string, { readonly schema?: JsonSchema }>>;

interface DocumentedOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
  readonly security?: readonly unknown[];
}

/** The OpenAPI document, as far as it is used here. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
  readonly security?: readonly unknown[];
}

/** One operation, with everything that a client is told of it. */
export interface Operation {
  /** Method and path, for example `GET /api/v1/cases/{id}`. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly secured: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: JsonSchema | null;
  /** What each declared status comes with; no media type where there is no body. */
  readonly responses: Readonly<Record<string, Content>>;
}

// The document is this API's own answer; operations that lacked these parts would fail in the first request.
const documentIn = (text: string): ApiDocument => JSON.parse(text) as ApiDocument;

/** Reads `/openapi.json`. */
export const readDocument = async (answer: Response): Promise<ApiDocument> => documentIn(await answer.text());

const operationOf = (path: string, method: string, told: DocumentedOperation, secured: boolean): Operation => ({
  name: `${method.toUpperCase()} ${path}`,
  method: method.toUpperCase(),
  path,
  secured,
  parameters: told.parameters ?? [],
  body: told.requestBody?.content['application/json']?.schema ?? null,
  responses: Object.fromEntries(Object.entries(told.responses).map(([status, { content }]) => [status, content ?? {}])),
});

/** Every operation of the document. */
export const operationsOf = ({ paths, security: everywhere = [] }: ApiDocument): readonly Operation[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, told]) =>
      operationOf(path, method, told, (told.security ?? everywhere).length > 0),
    ),
  );
