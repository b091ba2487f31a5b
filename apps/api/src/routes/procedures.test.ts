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
    expect(json).toMatchObject({
      openedBy: ['request.submitted'],
      tags: { incomplete: { zh: '材料待补' }, health: { zh: '卫生健康' } },
    });
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

  it('says what a form needs: fields with label, hint and values, what is personal, settings, and the clocks of periods', async () => {
    const { text } = await get('/api/v1/procedures/disclosure-request');
    const { facts, settings, periods } = JSON.parse(text) as {
      readonly facts: readonly {
        readonly type: string;
        readonly fileFact: boolean;
        readonly fields: readonly { readonly path: string; readonly personal: boolean }[];
      }[];
      readonly settings: { readonly schema: object; readonly fields: readonly { readonly path: string }[] };
      readonly periods: readonly { readonly id: string; readonly clock: string }[];
    };
    const submitted = facts.find(({ type }) => type === 'request.submitted');
    expect(submitted?.fileFact).toBe(false);
    expect(submitted?.fields.slice(0, 5).map(({ path, personal }) => [path, personal])).toEqual([
      ['type', false],
      ['at', false],
      ['channel', false],
      ['wayIn', false],
      ['applicant', false],
    ]);
    expect(submitted?.fields.find(({ path }) => path === 'channel')).toMatchObject({
      label: { zh: '申请渠道', en: 'channel' },
      hint: null,
      values: expect.arrayContaining([{ value: 'oral', label: { zh: '口头申请', en: 'oral' } }]) as unknown,
    });
    expect(submitted?.fields.find(({ path }) => path === 'applicant.idNumber')).toEqual({
      path: 'applicant.idNumber',
      label: { zh: '证件号码', en: 'identity number' },
      hint: null,
      values: null,
      personal: true,
    });
    expect(facts.find(({ type }) => type === 'fee.paid')?.fields).toContainEqual(
      expect.objectContaining({ path: 'amount', hint: { zh: '元', en: 'yuan' } }),
    );
    expect(facts.find(({ type }) => type === 'draft.prepared')?.fields.map(({ path }) => path)).toContain(
      'given[].title',
    );
    const inFile = facts.filter(({ fileFact }) => fileFact);
    expect(inFile.map(({ type }) => type)).toContain('note.added');
    expect(inFile.find(({ type }) => type === 'case.linked')?.fields).toContainEqual(
      expect.objectContaining({
        path: 'kind',
        values: expect.arrayContaining([{ value: 'repeats', label: { zh: '重复于', en: 'repeats' } }]) as unknown,
      }),
    );
    expect(settings.schema).toMatchObject({ type: 'object', properties: { 'day.end': { default: '24:00' } } });
    expect(settings.fields.map(({ path }) => path)).toContain('regime.bindTo');
    expect(periods.find(({ id }) => id === 'reply-after-fee')?.clock).toBe('reply');
  });

  it('stays small enough to be read with every page', async () => {
    for (const id of ['disclosure-request', 'press-incident', 'site-error']) {
      expect((await get(`/api/v1/procedures/${id}`)).text.length).toBeLessThan(220_000);
    }
  });
});
