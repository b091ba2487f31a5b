import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../words/language.ts';

/** A dialog before an act that cannot be taken back, or that needs something more; it closes when the act is done. */
export const AskFirst = ({
  title,
  act,
  isPending,
  onAct,
  onClose,
  children,
}: {
  readonly title: string;
  readonly act: string;
  readonly isPending: boolean;
  readonly onAct: (form: FormData) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) => {
  const { words } = useWords();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  return (
    <dialog ref={box} className="sheet" aria-labelledby="ask-first" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onAct(new FormData(event.currentTarget));
        }}
      >
        <h2 id="ask-first">{title}</h2>
        {children}
        <p className="sheet-acts">
          <Button onClick={() => box.current?.close()}>{words.staff.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={isPending} autoFocus>
            {act}
          </Button>
        </p>
      </form>
    </dialog>
  );
};
