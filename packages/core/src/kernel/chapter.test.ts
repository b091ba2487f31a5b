import { describe, expect, it } from 'vitest';
import { joinChapters } from './chapter.ts';

const chapter = (parts: object): object => ({ facts: {}, periods: {}, context: {}, uses: [], ...parts });
const join = (...chapters: readonly object[]): unknown => Reflect.apply(joinChapters, null, ['errand', chapters]);

describe('chapters of a procedure', () => {
  it('are put together, with what each of them declares', () => {
    const fact = { label: 'done' };
    const period = { label: 'reply' };
    expect(
      join(
        chapter({ facts: { 'errand.done': fact }, context: { at: null } }),
        chapter({ periods: { reply: period }, uses: ['errand.done'], context: { by: null } }),
      ),
    ).toEqual({ facts: { 'errand.done': fact }, periods: { reply: period }, slices: { at: null, by: null } });
  });

  it.each([
    ['a fact', { facts: { 'errand.done': {} } }, 'errand.done'],
    ['a period', { periods: { reply: {} } }, 'reply'],
    ['a part of the context', { context: { at: null } }, 'at'],
  ])('cannot declare %s twice', (_, parts, name) => {
    expect(() => join(chapter(parts), chapter(parts))).toThrow(name);
  });

  it('cannot use a fact that none of them declares', () => {
    expect(() => join(chapter({ uses: ['errand.lost'] }))).toThrow('errand: no chapter declares the fact errand.lost');
  });
});
