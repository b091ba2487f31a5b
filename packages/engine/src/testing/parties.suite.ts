import { type Instant, instantOf } from '@gongkai/calendar';
import { expect, it } from 'vitest';
import type { PartyRow } from '../store/parties.ts';
import { agencyKey } from '../store/time-ordered-id.ts';
import { opened, put, sampleCase } from './samples.ts';
import type { OpenStore } from './transactions.suite.ts';

const NOW: Instant = instantOf('2026-03-02T10:00:00+08:00');

const row = (caseId: string, more: Partial<PartyRow> = {}): PartyRow => ({
  caseId,
  seq: 1,
  place: 0,
  agency: '昆明',
  kind: 'natural',
  nameHash: 'n',
  idHash: null,
  idLast4: null,
  phoneHash: null,
  party: `p ${caseId}`,
  ...more,
});

// Identifiers of cases end with the key of their agency.
const idOf = (letter: string, agency = '昆明'): string => `${letter}${agencyKey(agency)}`;
const [A, B, C] = [idOf('a'), idOf('b'), idOf('c')];

/** The register of those who ask of a store. */
export const parties = (open: OpenStore): void => {
  it('finds rows of an agency by any part, the newest case first', async () => {
    const store = await open(() => NOW);
    const rows = [
      row(A, { idHash: 'i' }),
      row(B, { nameHash: null, idHash: 'i' }),
      row(C, { nameHash: 'm' }),
      row(idOf('d', '大理'), { agency: '大理' }),
    ];
    await put(store, { parties: rows });
    const found = async (query: object) =>
      (await store.parties.find('昆明', query)).map(({ caseId }) => caseId.slice(0, 1)).join('');
    expect([await found({ idHash: 'i' }), await found({ nameHash: 'n' }), await found({ nameHash: 'm' })]).toEqual([
      'ba',
      'a',
      'c',
    ]);
    expect(await found({ idHash: 'i', nameHash: 'm' })).toBe('cba');
    expect(await found({ party: `p ${C}` })).toBe('c');
    expect([await found({}), await found({ idHash: null })]).toEqual(['', '']);
    expect(await store.parties.find('昆明', { nameHash: 'm' })).toEqual([rows[2]]);
    await store.close();
  });

  it('takes the rows of a corrected case away before it adds others, with the facts', async () => {
    const store = await open(() => NOW);
    await put(store, { ...opened(sampleCase(A)), parties: [row(A), row(A, { place: 1 }), row(B)] });
    await put(store, { renamed: [A], parties: [row(A, { nameHash: 'm' })] });
    const all = await store.parties.rows(['', 0, 0], 10);
    expect(all.map(({ caseId, place, nameHash }) => [caseId, place, nameHash])).toEqual([
      [A, 0, 'm'],
      [B, 0, 'n'],
    ]);
    expect(all.map(({ agencyKey: key }) => key)).toEqual([agencyKey('昆明'), agencyKey('昆明')]);
    await store.parties.replace([A, C], [row(C)]);
    expect((await store.parties.rows([A, 1, 0], 1)).map(({ caseId }) => caseId)).toEqual([B]);
    expect((await store.parties.rows(['', 0, 0], 10)).map(({ caseId }) => caseId)).toEqual([B, C]);
    expect((await store.parties.facts(['request.submitted'], ['', 0], 5)).map(({ caseId }) => caseId)).toEqual([A]);
    expect(await store.parties.facts(['request.registered'], ['', 0], 5)).toEqual([]);
    await store.parties.clear();
    expect(await store.parties.rows(['', 0, 0], 10)).toEqual([]);
    await store.close();
  });
};
