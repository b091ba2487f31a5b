import { PreviewNote } from '../acts/preview-note.tsx';
import type { Preview } from '../acts/use-preview.ts';

/** The dates that follow from what is typed, before the case is opened. */
export const Outlook = ({
  preview,
  isReady,
}: {
  readonly preview: Preview | null | undefined;
  readonly isReady: boolean;
}) => <PreviewNote preview={preview} isReady={isReady} />;
