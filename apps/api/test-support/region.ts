import { START } from './desk.ts';
import { keyFor, send, serve, type Server } from './server.ts';

/** A province, a prefecture with a county, and another prefecture. */
export const REGION = [
  { id: 'yunnan', name: '云南省', level: '省', parent: null },
  { id: 'kunming', name: '昆明市', level: '州市', parent: 'yunnan' },
  { id: 'wuhua', name: '五华区', level: '县', parent: 'kunming' },
  { id: 'dali', name: '大理白族自治州', level: '州市', parent: 'yunnan' },
];

/** A server that knows the region, with keys of its agencies. */
export const region = async () => {
  const server = await serve(START);
  await server.engine.figures.putAgencies(REGION);
  const key = (agency: string | null, ...duties: Parameters<typeof keyFor>[1]) => keyFor(server.engine, duties, agency);
  return {
    server,
    office: await key('kunming', 'registrar', 'office-head'),
    county: await key('wuhua', 'registrar'),
    all: await key(null, 'supervisor'),
  };
};

/** Opens a request and registers it. */
export const registeredRequest = async (server: Server, key: string): Promise<string> => {
  const fact = {
    type: 'request.submitted',
    at: START,
    channel: 'in-person',
    applicant: { kind: 'natural' },
    description: '某规划',
  };
  const { json } = await send(server, 'POST', '/api/v1/cases', {
    key,
    body: { procedure: 'disclosure-request', fact },
  });
  const id = String(json['id']);
  await send(server, 'POST', `/api/v1/cases/${id}/facts`, { key, body: { type: 'request.registered', at: START } });
  return id;
};

/** The figure of a cell in the JSON of a table. */
export const cellOf = (json: Record<string, unknown>, id: string): unknown =>
  (json['cells'] as readonly { readonly id: string; readonly figure: unknown }[]).find((one) => one.id === id)?.figure;

export const TABLE = '/api/v1/tables/AR2021/2026';
export const OFFICES = '/api/v1/registers/2018/offices';
/** An entry of the register of offices. */
export const office = (value: number | null, seen: number, more: object = {}) => ({ value, unit: '个', seen, ...more });
