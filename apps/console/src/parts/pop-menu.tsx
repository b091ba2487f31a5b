import { type ReactNode, useRef } from 'react';

/** A button with a box under it, which closes when the focus leaves it, and by Escape. */
export const PopMenu = ({
  label,
  children,
}: {
  readonly label: ReactNode;
  readonly children: (close: () => void) => ReactNode;
}) => {
  const box = useRef<HTMLDetailsElement>(null);
  const close = (): void => {
    if (box.current === null) return;
    box.current.open = false;
    box.current.querySelector('summary')?.focus();
  };
  return (
    <details
      ref={box}
      className="pop"
      onBlur={(event) => {
        // A click on what takes no focus, such as a label, is not a way out.
        if (event.relatedTarget !== null && box.current?.contains(event.relatedTarget) === false)
          box.current.open = false;
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <summary className="quiet-button">{label}</summary>
      <div className="pop-box">{children(close)}</div>
    </details>
  );
};
