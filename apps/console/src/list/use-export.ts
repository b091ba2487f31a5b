import { useMutation } from '@tanstack/react-query';
import { attendedFetch } from '../data/attended.ts';
import { refusedBy, Unreachable } from '../data/problem.ts';
import type { Asked } from './list-filters.ts';

// A name is taken once the browser has it; the address of the file is kept a little longer for slow ones.
const FORGET_MS = 60_000;

/**
 * Gets the workbook of a list and hands it to the browser as a file.
 * @throws Refused, Unreachable
 */
const exportCases = async (asked: Asked, name: string): Promise<void> => {
  const query = new URLSearchParams({ ...asked });
  const response = await attendedFetch(`/api/v1/cases/export.xlsx?${query}`).catch((error: unknown) => {
    throw new Unreachable('no answer', { cause: error });
  });
  if (!response.ok) throw await refusedBy(response);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  Object.assign(link, { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), FORGET_MS);
};

/** The export of a list under a name. */
export const useExport = () =>
  useMutation({
    mutationFn: ({ asked, name }: { readonly asked: Asked; readonly name: string }) => exportCases(asked, name),
  });
