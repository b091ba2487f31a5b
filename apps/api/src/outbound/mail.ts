import type { Instant } from '@gongkai/calendar';
import { createTransport } from 'nodemailer';
import { mailAddress } from './addresses.ts';
import { MailError, mailError } from './mail-error.ts';

/** The mail server and the sender. */
export interface MailSettings {
  /** `smtp://` (TLS where the server offers it, always with a password) or `smtps://`. */
  readonly url: string;
  /** One plain address. */
  readonly from: string;
  /** From the first step to the server's last reply; 15 s by default. */
  readonly timeoutMs?: number;
}

/** One mail. Repetitions have the same `id` and `at`, so a receiver can recognise them. */
export interface Mail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Instant;
}

/** Sends mails to a server. */
export interface Mailer {
  /** @throws MailError where the server did not accept the mail. */
  send(mail: Mail, signal?: AbortSignal): Promise<void>;
}

// A subject keeps letters and digits of any script, marks, signs and spaces, and no other characters.
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]+/gu;

/** A subject in one line. */
const subjectLine = (subject: string): string => subject.toWellFormed().replace(UNPRINTABLE, ' ').trim().slice(0, 200);

/**
 * The Message-ID of a stable identifier: the identifier itself where its form allows it, so that a person recognises it
 * too.
 * @example messageIdOf('01a2-7', 'mail@gongkai.example') // => '<01a2-7@gongkai.example>'
 */
export const messageIdOf = (id: string, from: string): string => {
  const left = /^[\w-]+(\.[\w-]+)*$/.test(id) ? id : `=${Buffer.from(id).toString('hex')}`;
  return `<${left}@${from.slice(from.lastIndexOf('@') + 1)}>`;
};

const transportOf = ({ url, timeoutMs = 15_000 }: MailSettings) => {
  const { protocol, hostname, port, username, password } = new URL(url);
  const auth =
    username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } };
  return createTransport({
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    secure: protocol === 'smtps:',
    ...(port === '' ? {} : { port: Number(port) }),
    ...auth,
    requireTLS: username !== '',
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    // The text is our own; nothing in it may make the library read a file or reach another host.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
};

/** A mailer over SMTP, one connection a mail. */
export const createMailer = (settings: MailSettings): Mailer => {
  const { from, timeoutMs = 15_000 } = settings;
  const transport = transportOf(settings);
  return {
    send: async ({ id, to, subject, text, at }, signal) => {
      if (!mailAddress.safeParse(to).success) throw new MailError('mail/address', 'malformed');
      const late = AbortSignal.timeout(timeoutMs);
      try {
        await transport.sendMail({
          from: { name: '', address: from },
          to: { name: '', address: to },
          subject: subjectLine(subject),
          text: text.toWellFormed(),
          date: new Date(at),
          messageId: messageIdOf(id, from),
          // RFC 3834: suppresses automatic replies.
          headers: { 'Auto-Submitted': 'auto-generated' },
          signal: signal === undefined ? late : AbortSignal.any([late, signal]),
        });
      } catch (error) {
        throw late.aborted ? new MailError('mail/failed', 'ETIMEDOUT') : mailError(error);
      }
    },
  };
};
