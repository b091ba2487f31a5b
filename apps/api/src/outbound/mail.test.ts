import { instantOf } from '@gongkai/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selfSigned } from '../../test-support/certificate.ts';
import { refusing, startMailServer, type TakenMail } from '../../test-support/mail-server.ts';
import { refusalOf, trust } from '../../test-support/outbound.ts';
import { closedPlace } from '../../test-support/receiver.ts';
import { mailAddress } from './addresses.ts';
import { createMailer, type Mail, messageIdOf } from './mail.ts';

const from = 'notice@gongkai.example';

const mail: Mail = {
  id: '01a2b3c4.7',
  to: 'desk@kunming.example',
  subject: '【催办】政府信息公开申请还有 5 个工作日到期',
  text: '案件 01a2b3c4\n.\n..两点\n到期日:2026-03-05\n',
  at: instantOf('2026-02-25T09:00:00+08:00'),
};

const headerOf = ({ headers }: TakenMail, name: string): string => headers.find(([one]) => one === name)?.[1] ?? '';

const NAMES = [
  'auto-submitted',
  'content-transfer-encoding',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
];

describe('a mail', () => {
  it('arrives as it was written, in Chinese, under a Message-ID of its own', async () => {
    const server = await startMailServer();
    await createMailer({ url: server.url, from }).send(mail);
    const [taken] = server.taken;
    if (taken === undefined) throw new Error('nothing came');
    expect(taken).toMatchObject({ from, to: [mail.to], text: mail.text });
    expect(headerOf(taken, 'subject')).toBe(mail.subject);
    expect(headerOf(taken, 'message-id')).toBe('<01a2b3c4.7@gongkai.example>');
    expect(headerOf(taken, 'date')).toBe('Wed, 25 Feb 2026 01:00:00 +0000');
    expect(headerOf(taken, 'auto-submitted')).toBe('auto-generated');
    expect(headerOf(taken, 'content-type')).toBe('text/plain; charset=utf-8');
  });

  it('is the same mail when it is sent again', async () => {
    const server = await startMailServer();
    const mailer = createMailer({ url: server.url, from });
    await mailer.send(mail);
    await mailer.send(mail);
    expect(server.taken).toHaveLength(2);
    expect(server.taken[1]).toEqual(server.taken[0]);
  });

  it('has no header but its own, whatever its subject and text contain', async () => {
    const server = await startMailServer();
    const mailer = createMailer({ url: server.url, from });
    const nasty = fc.oneof(
      fc.constantFrom(
        'x\r\nBcc: all@kunming.example',
        'x\nTo: b@c.example',
        '\r\n\r\nbody',
        '\u2028Cc: x@y.example',
        '=?utf-8?B?DQo=?=',
        '\0',
        '\u202E',
        '\uD800',
      ),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    // Many at once, since the server waits a tenth of a second before it greets.
    const pairs = fc.array(fc.tuple(nasty, nasty), { minLength: 30, maxLength: 30 });
    const sending = fc.asyncProperty(pairs, async (all) => {
      server.taken.length = 0;
      await Promise.all(all.map(([subject, text]) => mailer.send({ ...mail, subject, text })));
      expect(server.taken).toHaveLength(all.length);
      for (const taken of server.taken) {
        const names = taken.headers.map(([name]) => name);
        expect(names.filter((name) => !NAMES.includes(name))).toEqual([]);
        expect(new Set(names).size).toBe(names.length);
        expect(taken.to).toEqual([mail.to]);
      }
    });
    await fc.assert(sending, { numRuns: 3 });
  });

  it('keeps a subject in one line, without what cannot be printed', async () => {
    const server = await startMailServer();
    await createMailer({ url: server.url, from }).send({ ...mail, subject: ' 一\r\nBcc: x@y.example\u202E 二 ' });
    expect(server.taken.map((taken) => headerOf(taken, 'subject'))).toEqual(['一 Bcc: x@y.example  二']);
  });

  it.each([
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    '<a@b.example>',
    'Name <a@b.example>',
    'a@b',
    '张@b.example',
    '',
    '@b.example',
    'a@-b.example',
  ])('does not go to %j', async (to) => {
    const server = await startMailServer();
    expect(await refusalOf(createMailer({ url: server.url, from }).send({ ...mail, to }))).toBe(
      'mail/address malformed',
    );
    expect(server.taken).toEqual([]);
  });
});

describe('a plain address', () => {
  it.each(['desk@kunming.gov.cn', 'a.b+c@xn--zfr164b.xn--fiqs8s', 'x_y-z@a.example'])('is %s', (address) => {
    expect(mailAddress.safeParse(address).success).toBe(true);
  });
});

describe('messageIdOf', () => {
  it('is different for different identifiers, and of a form that needs no quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, two) => {
        expect(messageIdOf(one, from)).toMatch(/^<[\w=-]+(\.[\w=-]+)*@gongkai\.example>$/);
        expect(messageIdOf(one, from) === messageIdOf(two, from)).toBe(one === two);
      }),
    );
  });
});

describe('a mail that is not taken', () => {
  it.each([
    [550, '5.1.1 <desk@kunming.example> unknown', 'mail/address EENVELOPE 550', 'the mailbox does not exist'],
    [
      550,
      '5.7.1 relaying denied for desk@kunming.example',
      'mail/failed EENVELOPE 550',
      'our right to send is in question',
    ],
    [550, 'mailbox unavailable', 'mail/refused EENVELOPE 550', 'the server gives no reason'],
    [452, '4.2.2 mailbox full', 'mail/failed EENVELOPE 452', 'it may pass'],
    [503, 'bad sequence', 'mail/failed EENVELOPE 503', 'the session was at fault'],
  ])('at the recipient with %i %s is %s: %s', async (code, message, expected) => {
    const server = await startMailServer({ onRcptTo: (_address, _session, done) => done(refusing(code, message)) });
    expect(await refusalOf(createMailer({ url: server.url, from }).send(mail))).toBe(expected);
  });

  it('because of the sender is for the operator to put right', async () => {
    const server = await startMailServer({
      onMailFrom: (_address, _session, done) => done(refusing(550, '5.1.8 no such sender')),
    });
    expect(await refusalOf(createMailer({ url: server.url, from }).send(mail))).toBe('mail/failed EENVELOPE 550');
  });

  it.each([
    [554, 'mail/refused EMESSAGE 554'],
    [451, 'mail/failed EMESSAGE 451'],
  ])('after its text with %i is %s', async (code, expected) => {
    const onData: NonNullable<Parameters<typeof startMailServer>[0]>['onData'] = (stream, _session, done) => {
      stream.resume().on('end', () => done(refusing(code, 'no')));
    };
    const server = await startMailServer({ onData });
    expect(await refusalOf(createMailer({ url: server.url, from }).send(mail))).toBe(expected);
  });

  it('because the server is not listening is temporary', async () => {
    const place = await closedPlace();
    expect(await refusalOf(createMailer({ url: `smtp://${place}`, from }).send(mail))).toBe(
      'mail/failed ESOCKET ECONNREFUSED',
    );
  });

  it('within the time-out, or before a stop, may pass', async () => {
    const server = await startMailServer({ onRcptTo: () => undefined });
    const mailer = createMailer({ url: server.url, from, timeoutMs: 200 });
    expect(await refusalOf(mailer.send(mail))).toBe('mail/failed ETIMEDOUT');
    const patient = createMailer({ url: server.url, from });
    expect(await refusalOf(patient.send(mail, AbortSignal.timeout(100)))).toBe('mail/failed EABORT');
  });
});

describe('a password', () => {
  const tls = selfSigned('127.0.0.1.example');
  const secret = 'p@ss/wört';
  const url = (port: number, host = '127.0.0.1'): string => `smtp://post:${encodeURIComponent(secret)}@${host}:${port}`;

  it('is never sent in plain text, and is not in any error', async () => {
    const server = await startMailServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(null, { user: 'post' }),
    });
    const error: unknown = await createMailer({ url: url(server.port), from })
      .send(mail)
      .catch((thrown: unknown) => thrown);
    expect(String(error)).toMatch(/^Error: mail\/failed ETLS/);
    expect(JSON.stringify(error)).not.toContain('ss');
    expect(server.taken).toEqual([]);
  });

  it('is sent once the connection is encrypted for the host that was meant', async () => {
    const own = selfSigned('localhost');
    trust(own.cert);
    const onAuth: NonNullable<Parameters<typeof startMailServer>[0]>['onAuth'] = ({ password }, _session, done) =>
      password === secret ? done(null, { user: 'post' }) : done(refusing(535, '5.7.8 no'));
    const server = await startMailServer({ ...own, disabledCommands: [], authOptional: false, onAuth });
    await createMailer({ url: url(server.port, 'localhost'), from }).send(mail);
    expect(server.taken).toMatchObject([{ secure: true, user: 'post' }]);
    const wrong = createMailer({ url: `smtp://post:wrong@localhost:${server.port}`, from });
    expect(await refusalOf(wrong.send(mail))).toBe('mail/failed EAUTH 535');
  });

  it('is not sent to a server with an untrusted certificate', async () => {
    const server = await startMailServer({ ...tls, disabledCommands: [] });
    expect(await refusalOf(createMailer({ url: url(server.port), from }).send(mail))).toMatch(
      /^mail\/failed (ESOCKET|ETLS)/,
    );
  });
});
