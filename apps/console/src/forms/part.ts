import type { ReactElement } from 'react';
import type { Draft } from './draft.ts';
import type { Field } from './field.ts';

/** What a field of any kind is given. */
export interface Part<F extends Field = Field> {
  readonly field: F;
  readonly path: string;
  readonly draft: Draft | undefined;
  readonly onChange: (draft: Draft) => void;
}

/** What a field with fields in it is given: the way to draw those. */
export interface Holding<F extends Field> extends Part<F> {
  readonly render: (part: Part) => ReactElement | null;
}
