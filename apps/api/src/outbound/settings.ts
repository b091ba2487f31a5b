import { z } from 'zod';
import { mailAddress } from './addresses.ts';
import { networkOf } from '../limits/client-address.ts';
import { allowedPlace } from './allow-list.ts';

const isPlace = (place: string | null): place is string => place !== null;

const isSmtpUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search, hash } = new URL(text);
  const bare = (pathname === '' || pathname === '/') && search === '' && hash === '';
  return ['smtp:', 'smtps:'].includes(protocol) && hostname !== '' && bare;
};

/** Hosts of the agency's own network, `host:port` separated by commas, as a list in normal form. */
export const placesSetting = z
  .string()
  .transform((text) => text.split(',').map((part) => allowedPlace(part.trim())))
  .refine((places) => places.every(isPlace), { error: 'must be host:port, with commas between' })
  .transform((places) => places.filter(isPlace));

/** Proxies, as addresses or networks separated by commas. */
export const networksSetting = z
  .string()
  .transform((text) => text.split(',').map((part) => networkOf(part.trim())))
  .refine((networks) => networks.every((one) => one !== null), {
    error: 'must be addresses or networks such as 10.0.0.0/8, with commas between',
  })
  .transform((networks) => networks.filter((one) => one !== null));

/** The mail server. The error message does not contain the value, which may hold a password. */
export const smtpUrlSetting = z
  .string()
  .refine(isSmtpUrl, { error: 'must be smtp://host:port or smtps://host:port, with user:password@ where needed' });

/** The address of the application: a site, or a folder of one. */
export const siteUrlSetting = z
  .url({ protocol: /^https?$/, error: 'must be an address such as https://gongkai.example' })
  .transform((text) => (text.endsWith('/') ? text.slice(0, -1) : text));

/** The sender of mail. */
export const mailFromSetting = mailAddress;
