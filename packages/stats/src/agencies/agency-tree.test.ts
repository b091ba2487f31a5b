import { describe, expect, it } from 'vitest';
import { agenciesUnder, agencyTree } from './agency-tree.ts';

const node = (id: string, parent: string | null = null) => ({ id, parent });
const bad = (message: string) =>
  expect.objectContaining({ code: 'stats/bad-tree', message: `Not a tree of agencies: ${message}` });

describe('a tree of agencies', () => {
  // A child may be named before the agency above it.
  const tree = agencyTree([
    node('bureau', 'county'),
    node('province'),
    node('city', 'province'),
    node('county', 'city'),
    node('department', 'province'),
    node('elsewhere'),
  ]);

  it('gives an agency with all below it, itself first', () => {
    expect(agenciesUnder(tree, 'province')).toEqual(['province', 'city', 'department', 'county', 'bureau']);
    expect(agenciesUnder(tree, 'county')).toEqual(['county', 'bureau']);
    expect(agenciesUnder(tree, 'elsewhere')).toEqual(['elsewhere']);
  });

  it('handles a hundred thousand levels', () => {
    const chain = Array.from({ length: 100_000 }, (_, index) => node(`${index}`, index === 0 ? null : `${index - 1}`));
    expect(agenciesUnder(agencyTree(chain), '0')).toHaveLength(100_000);
  });

  it('is refused for agencies that are not a tree', () => {
    expect(() => agencyTree([node('a'), node('a')])).toThrow(bad('an agency is named twice'));
    expect(() => agencyTree([node('a', 'b')])).toThrow(bad('a is below b, which is not in it'));
    expect(() => agencyTree([node('a', 'b'), node('b', 'a'), node('c')])).toThrow(bad('agencies stand in a circle'));
    expect(() => agencyTree([node('a', 'a')])).toThrow(bad('agencies stand in a circle'));
    expect(() => agenciesUnder(tree, 'nowhere')).toThrow(bad('nowhere is not in it'));
  });
});
