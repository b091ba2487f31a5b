import { expect, it } from 'vitest';
import { waysOf } from './machine-ways.ts';

it('draws the ways between states, and names apart what leads to one from most of them', () => {
  const label = { zh: '', en: '' };
  const { ways, anywhere } = waysOf([
    { id: 'a', label, table: { go: 'b', skip: { short: 'c', otherwise: 'a' }, drop: 'z' } },
    { id: 'b', label, table: { go: 'c', jump: 'c', drop: 'z' } },
    { id: 'c', label, table: { note: 'c', drop: 'z' } },
    { id: 'd', label, table: { drop: 'z' } },
    { id: 'z', label, table: {} },
  ]);
  expect(ways).toEqual([
    { from: 'a', to: 'b', facts: ['go'] },
    { from: 'a', to: 'c', facts: ['skip'] },
    { from: 'b', to: 'c', facts: ['go', 'jump'] },
  ]);
  expect(anywhere).toEqual([{ fact: 'drop', to: 'z' }]);
});
