"""A mail server for tests: takes what it is given and writes each mail as JSON, parts decoded.

    sink.py FOLDER [--tls CERT KEY] [--login USER PASSWORD] [--refuse N] [--hang N]

Writes FOLDER/port once it listens, then FOLDER/1.json, FOLDER/2.json ... With --tls it insists on STARTTLS, with --login on
AUTH; the first N mails are refused with 451 (try again later) or never answered at all, and addresses at
`nowhere.example` are refused with 550.
"""

import argparse
import asyncio
import base64
import email
import email.policy
import json
import os
import ssl

from aiosmtpd.smtp import SMTP, AuthResult


class Handler:
    def __init__(self, folder, refuse, hang):
        self.folder, self.refuse, self.hang, self.taken = folder, refuse, hang, 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.endswith("@nowhere.example"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.hang > 0:
            self.hang -= 1
            await asyncio.sleep(3600)
        if self.refuse > 0:
            self.refuse -= 1
            return "451 try again later"
        self.taken += 1
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        parts = list(message.walk())
        text = lambda kind: next((p.get_content() for p in parts if p.get_content_type() == kind), "")
        pictures = {
            p["Content-ID"].strip("<>"): base64.b64encode(p.get_content()).decode()
            for p in parts
            if p.get_content_type() == "image/png"
        }
        mail = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "safe": session.ssl is not None,
            "user": session.auth_data,
            "headers": {name: str(value) for name, value in message.items()},
            "text": text("text/plain"),
            "html": text("text/html"),
            "pictures": pictures,
        }
        write(os.path.join(self.folder, f"{self.taken}.json"), json.dumps(mail))
        return "250 OK"


def write(path, text):
    with open(path + ".part", "w") as file:
        file.write(text)
    os.rename(path + ".part", path)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--tls", nargs=2)
    parser.add_argument("--login", nargs=2)
    parser.add_argument("--refuse", type=int, default=0)
    parser.add_argument("--hang", type=int, default=0)
    given = parser.parse_args()
    more = {}
    if given.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*given.tls)
        more |= {"tls_context": context, "require_starttls": True}
    if given.login:
        user, password = (word.encode() for word in given.login)

        def authenticate(server, session, envelope, mechanism, data):
            good = data.login == user and data.password == password
            return AuthResult(success=good, handled=good, auth_data=user.decode() if good else None)

        more |= {"authenticator": authenticate, "auth_required": True, "auth_require_tls": bool(given.tls)}
    handler = Handler(given.folder, given.refuse, given.hang)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    server = loop.run_until_complete(
        loop.create_server(lambda: SMTP(handler, loop=loop, **more), host="127.0.0.1", port=0)
    )
    write(os.path.join(given.folder, "port"), str(server.sockets[0].getsockname()[1]))
    loop.run_forever()


if __name__ == "__main__":
    main()
