import { admittedFacts } from '@gongkai/core';
import type { CaseRecord } from '@gongkai/engine';
import type { Chance } from '../src/demo/seeded.ts';
import { type Body, bodyIn } from './body-in.ts';
import { formIn } from './form-in.ts';
import { draw, pickOr } from './draw.ts';
import type { Operation } from './operations-of.ts';
import type { Role } from './roles.ts';
import { headersIn, targetIn } from './request-parts.ts';
import type { Surroundings } from './value-in.ts';
import type { World } from './world.ts';

/** A request, its role, and its case. */
export interface Attempt {
  readonly request: Request;
  readonly role: Role;
  readonly record: CaseRecord | null;
  /** The request as text, for a report. */
  readonly text: string;
}

// Browsers on the same machine keep a session without https.
const HERE = 'http://localhost';
const SHOWN = 600;
const WELCOME_SHARE = 0.6;
const FORM_SHARE = 0.9;
const SECRET: readonly string[] = ['authorization', 'cookie'];
const NO_BODY: Body = { bytes: null, mediaType: null };

const IDENTIFIER = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/;

const caseIn = async (target: string, { engine }: World): Promise<CaseRecord | null> => {
  const [id] = IDENTIFIER.exec(target) ?? [];
  return id === undefined ? null : engine.read(id);
};

/** Facts that may be accepted: those that the case admits, or that open one. */
const fittingFacts = (record: CaseRecord | null, { engine }: World): readonly string[] => {
  const procedure = record === null ? undefined : engine.procedures.get(record.procedure);
  if (record !== null && procedure !== undefined) return admittedFacts(procedure, record.state.value);
  return [...engine.procedures.values()].flatMap((one) => one.openedBy);
};

const versionsOf = ({ state: { version } }: CaseRecord): readonly string[] => [
  `"${version}"`,
  `"${version}"`,
  `"${version - 1}"`,
  `W/"${version}"`,
  '*',
];

/** What values are made with in a world. */
const surroundings = (world: World, record: CaseRecord | null): Surroundings => ({
  schemas: world.document.components.schemas,
  known: { ...Object.fromEntries(world.known), ...(record === null ? {} : { 'if-match': versionsOf(record) }) },
  fitting: fittingFacts(record, world),
  now: world.now(),
});

const requestOf = (
  { method }: Operation,
  target: string,
  headers: readonly (readonly [string, string])[],
  body: Uint8Array<ArrayBuffer> | FormData | null,
): Request => {
  const sent = new Headers();
  for (const [name, value] of headers) sent.append(name, value);
  return new Request(`${HERE}${target}`, { method, headers: sent, body: body });
};

const shownBytes = (bytes: Body['bytes']): string =>
  bytes === null ? '' : JSON.stringify(new TextDecoder().decode(bytes));

const shownForm = (form: FormData): string =>
  [...form].map(([name, value]) => `${name}=${typeof value === 'string' ? value : value.name}`).join('\n  ');

const shown = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${text.length})` : text);

/** Draws the next request to an operation; roles that were admitted before come more often. */
export const makeRequest = async (
  world: World,
  operation: Operation,
  welcome: readonly Role[],
  chance: Chance,
): Promise<Attempt> => {
  const target = draw(targetIn(operation, surroundings(world, null)), chance);
  const record = await caseIn(target, world);
  const around = surroundings(world, record);
  const role = pickOr(
    chance,
    welcome.length > 0 && chance.happens(WELCOME_SHARE) ? welcome : world.roles,
    world.roles[0],
  );
  const form = operation.form === null || !chance.happens(FORM_SHARE) ? null : formIn(operation.form, around, chance);
  const hasBody = operation.method !== 'GET' && form === null;
  const { bytes, mediaType } = hasBody ? draw(bodyIn(operation.body, around), chance) : NO_BODY;
  const headers = [
    ...Object.entries(role.headers),
    ...(bytes === null || mediaType === null ? [] : [['content-type', mediaType] as const]),
    ...draw(headersIn(operation, around), chance),
  ];
  const request = requestOf(operation, target, headers, form ?? bytes);
  const sent = [...request.headers].filter(([name]) => !SECRET.includes(name)).map((pair) => pair.join(': '));
  const body = form === null ? shownBytes(bytes) : shownForm(form);
  const text = shown([`${operation.method} ${target} by ${role.name}`, ...sent, body].join('\n  '));
  return { request, role, record, text };
};
