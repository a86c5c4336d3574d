"""A mail server on this machine, on the port $SMTPD_PORT or a free one: smtpd.py FOLDER [CERTIFICATE KEY].

With a certificate it wants STARTTLS, and then the user ops with the password geheim. Every message
taken becomes a file FOLDER/N.eml, with the envelope in lines of its own on top. Prints its port.
"""
import asyncio
import os
import ssl
import sys

from aiosmtpd.smtp import AuthResult, SMTP

folder = sys.argv[1]


class Keeper:
    count = 0

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        head = 'X-From: %s\nX-To: %s\nX-Tls: %s\nX-Login: %s\n' % (
            envelope.mail_from, ','.join(envelope.rcpt_tos), session.ssl is not None, session.authenticated)
        part = os.path.join(folder, '%d.part' % self.count)
        with open(part, 'wb') as out:
            out.write(head.encode() + envelope.original_content)
        os.rename(part, os.path.join(folder, '%d.eml' % self.count))
        return '250 taken'


def login(server, session, envelope, mechanism, data):
    # not "handled": the library answers the client, also with a refusal
    return AuthResult(success=data.login == b'ops' and data.password == b'geheim', handled=False)


options = {}
if len(sys.argv) > 2:
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(sys.argv[2], sys.argv[3])
    options = dict(tls_context=tls, require_starttls=True, authenticator=login, auth_required=True)
keeper = Keeper()


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(keeper, hostname='mail.test', loop=loop, **options), '127.0.0.1',
                                      int(os.environ.get('SMTPD_PORT', '0')))
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
