import { textIn } from './draft.ts';
import { GroupControl } from './group-control.tsx';
import { InstantControl } from './instant-control.tsx';
import { ListControl } from './list-control.tsx';
import type { Part } from './part.ts';
import { RecordControl } from './record-control.tsx';
import { ChoiceControl, DayControl, FlagControl, NumberControl, TextControl } from './simple-fields.tsx';
import { UnionControl } from './union-control.tsx';

const render = (part: Part) => <FormField {...part} />;

/** A field of any kind. */
export const FormField = ({ field, path, draft, onChange }: Part) => {
  const control = { path, typed: textIn(draft), onType: onChange };
  const holding = { path, draft, onChange, render };
  switch (field.kind) {
    case 'fixed':
      return null;
    case 'text':
      return <TextControl field={field} {...control} />;
    case 'number':
      return <NumberControl field={field} {...control} />;
    case 'choice':
      return <ChoiceControl field={field} {...control} />;
    case 'flag':
      return <FlagControl field={field} {...control} />;
    case 'day':
      return <DayControl field={field} {...control} />;
    case 'instant':
      return <InstantControl field={field} isNow={path === 'at'} {...control} />;
    case 'group':
      return <GroupControl field={field} {...holding} />;
    case 'list':
      return <ListControl field={field} {...holding} />;
    case 'union':
      return <UnionControl field={field} {...holding} />;
    case 'record':
      return <RecordControl field={field} {...holding} />;
  }
};
