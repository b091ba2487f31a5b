import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../words/language.ts';
import { Article } from './article.tsx';
import { ReadFailed } from './read-failed.tsx';
import { SumLines } from './sum-lines.tsx';
import { useSum } from './use-sum.ts';

const CLOSE_MS = 160;
const MARGIN = 8;

interface Summed {
  readonly id: string;
  readonly agency: string;
  readonly number: string;
}

const Box = ({ of, clock: clockId }: { readonly of: Summed; readonly clock: string }) => {
  const { words, text } = useWords();
  const { clock, sum, read, isReading } = useSum(of, clockId);
  if (isReading && read.error === null) return <p className="quiet">{words.frame.loading}</p>;
  if (clock === undefined) return <ReadFailed of={read} />;
  const { remaining } = clock;
  const left = remaining !== null && 'workingDays' in remaining ? remaining.workingDays : null;
  return (
    <>
      <p className="sum-title">
        <strong>
          <span className="case-number">{of.number}</span> {text(clock.label)}
        </strong>
        <Article basis={clock.basis} />
      </p>
      {sum !== null ? (
        <SumLines sum={sum} clock={clock} />
      ) : (
        clock.explanation !== null && <p>{text(clock.explanation)}</p>
      )}
      <p className="sum-foot">
        {sum !== null && <span>{words.case.sum.counted(sum.counted, left)}</span>}
        <Link to="/cases/$id" params={{ id: of.id }} search={{ tab: 'sum', clock: clockId }}>
          {words.case.sum.calendar}
        </Link>
      </p>
    </>
  );
};

// Below what it explains, inside the window; above where the room below is too small, and over it where both are.
const placed = (box: HTMLElement, around: HTMLElement): void => {
  const { left, top, bottom } = around.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  box.style.left = `${Math.max(MARGIN, Math.min(left, window.innerWidth - width - MARGIN))}px`;
  const isBelow = bottom + height + MARGIN < window.innerHeight || top < height + MARGIN;
  const wanted = isBelow ? bottom + MARGIN : top - height - MARGIN;
  box.style.top = `${Math.max(MARGIN, Math.min(wanted, window.innerHeight - height - MARGIN))}px`;
};

/** A date with its sum, which opens on focus and hover; Escape closes it. */
export const DueSum = ({
  of,
  clock,
  children,
}: {
  /** The case of the clock. */
  readonly of: Summed;
  readonly clock: string;
  readonly children: ReactNode;
}) => {
  const { words } = useWords();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const [around, box] = [useRef<HTMLSpanElement>(null), useRef<HTMLDivElement>(null)];
  const timer = useRef(0);
  const open = (): void => {
    window.clearTimeout(timer.current);
    setOpen(true);
  };
  const closeSoon = (): void => {
    timer.current = window.setTimeout(() => setOpen(false), CLOSE_MS);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useEffect(() => {
    const [shown, trigger] = [box.current, around.current];
    if (!isOpen || shown === null || trigger === null) return undefined;
    shown.showPopover();
    placed(shown, trigger);
    // The sum is read while the box is open, and makes it taller.
    const sized = new ResizeObserver(() => placed(shown, trigger));
    sized.observe(shown);
    return () => sized.disconnect();
  }, [isOpen]);
  return (
    <span
      ref={around}
      className="due-sum"
      onPointerEnter={open}
      onPointerLeave={closeSoon}
      onFocus={open}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        setOpen(false);
      }}
    >
      <button type="button" className="due-sum-open" aria-expanded={isOpen} aria-controls={isOpen ? id : undefined}>
        {children}
      </button>
      {isOpen && (
        <div ref={box} id={id} popover="manual" role="group" aria-label={words.case.sum.how} className="sum-box">
          <Box of={of} clock={clock} />
        </div>
      )}
    </span>
  );
};
