import { scannerPlace, type ScannerPlace } from '@gongkai/reading/attached';
import { z } from 'zod';

const MEGABYTE = 1024 * 1024;

/** A number of megabytes, as bytes. */
export const megabytes = (usual: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'must be a whole number of megabytes, from 1 to 99999')
    .default(String(usual))
    .transform((text) => Number(text) * MEGABYTE);

/** The place of a scanner for malware. */
export const scannerSetting = z
  .string()
  .transform(scannerPlace)
  .refine((place): place is ScannerPlace => place !== null, { error: 'must be host:port, or the path of a socket' });
