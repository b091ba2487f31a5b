import { Fragment, type ReactElement } from 'react';
import type { DraftGroup } from './draft.ts';
import type { Field } from './field.ts';
import type { Part } from './part.ts';

/** The fields of an object in their order. */
export const FieldGrid = ({
  fields,
  path,
  draft,
  onChange,
  render,
}: {
  readonly fields: readonly Field[];
  readonly path: string;
  readonly draft: DraftGroup;
  readonly onChange: (draft: DraftGroup) => void;
  readonly render: (part: Part) => ReactElement | null;
}) => (
  <div className="form-grid">
    {fields.map((field) => (
      <Fragment key={field.key}>
        {render({
          field,
          path: path === '' ? field.key : `${path}.${field.key}`,
          draft: draft[field.key],
          onChange: (part) => onChange({ ...draft, [field.key]: part }),
        })}
      </Fragment>
    ))}
  </div>
);
