import { describe, expect, it } from 'vitest';
import { START } from '../../test-support/desk.ts';
import { send, serve } from '../../test-support/server.ts';

const get = async (path: string) => send(await serve(START), 'GET', path);

describe('the law as data', () => {
  it('lists procedures and instruments', async () => {
    expect((await get('/api/v1/procedures')).json['procedures']).toEqual([
      { id: 'disclosure-request', version: '1.4.0', label: { zh: '政府信息公开申请', en: 'disclosure request' } },
      { id: 'press-incident', version: '1.2.0', label: { zh: '突发事件政务舆情', en: 'press incident' } },
      { id: 'site-error', version: '1.0.0', label: { zh: '我为政府网站找错', en: 'error on a government website' } },
    ]);
    expect((await get('/api/v1/instruments')).text).toContain('国务院令第711号');
  });

  it('shows a procedure whole: states with their table, facts with schema, duties and article, periods, outcomes', async () => {
    const { json, text } = await get('/api/v1/procedures/disclosure-request');
    expect(json).toMatchObject({ openedBy: ['request.submitted'] });
    const { states, facts, periods } = JSON.parse(text) as {
      readonly states: readonly { readonly id: string; readonly table: object }[];
      readonly facts: readonly {
        readonly type: string;
        readonly allowedDuties: readonly string[];
        readonly schema: object;
      }[];
      readonly periods: readonly {
        readonly id: string;
        readonly count: number | null;
        readonly basis: { readonly text: string };
      }[];
    };
    expect(states.find((one) => one.id === 'awaiting-signature')?.table).toEqual({
      'receipt.signed': 'received',
      'request.changed': 'awaiting-signature',
      'request.withdrawn': 'closed',
      'complaint.made': 'awaiting-signature',
    });
    expect(facts.find((one) => one.type === 'extension.approved')).toMatchObject({
      allowedDuties: ['office-head'],
      schema: { required: ['type', 'at', 'reason'] },
    });
    expect(periods.find((one) => one.id === 'reply')).toMatchObject({
      count: 20,
      basis: { text: '《中华人民共和国政府信息公开条例》第三十三条第二款' },
    });
    expect((await get('/api/v1/procedures/none')).json['code']).toBe('procedure/unknown');
  });
});
