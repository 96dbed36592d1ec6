//! What `--help` teaches.

pub const GATEHOUSE: &str = "\
Gatehouse decides at the gates of ticketed events: one actor per event takes every scan in one order, and a turnstile \
is answered only after the decision is safe in Redis. History goes to Postgres.";

pub const FIRST_STEPS: &str = "\
First steps:
  gatehouse demo                 an evening on this machine, with an audit at its end
  gatehouse dev                  a gateway for you, its stores in ./data/dev
  gatehouse COMMAND --help       what a command does, with examples

Commands that speak to a running gateway take --url and --token, or GATEHOUSE_URL and GATEHOUSE_TOKEN.";

pub const SERVE: &str = "\
Serves turnstiles on a Redis and a Postgres that exist. Settings come from config/default.toml (built in), then --config, \
then GATEHOUSE_... variables, then flags; a wrong or unknown one stops the start with a sentence that names it. \
SIGTERM finishes what is in hand, writes what is pending, and ends.";

pub const SERVE_EXAMPLES: &str = "\
Examples:
  gatehouse serve --config production.toml
  GATEHOUSE_REDIS_URL=redis://db/0 GATEHOUSE_DATABASE_URL=postgres://gate:secret@db/gate \\
    gatehouse serve --bind 0.0.0.0:8080 --set auth.jwks_file=keys/jwks.json
  gatehouse serve --set gate.decision_deadline_ms=800 --log-level info,gatehouse::actors=debug";

pub const DEV: &str = "\
Starts a private Redis and Postgres in the data folder (or uses the URLs you give), brings the tables up to date, makes \
the tenant `dev`, a key and tokens, serves, and writes <data-dir>/dev.json once it is ready:

  {url, opsUrl, tenant: {id, slug}, tokens: {admin, scanner, order, customer}, redis: {url, pid?}, postgres: {url, pid?}}

The same folder keeps everything: data, ports, keys, tokens. A private store that dies is started again on its data; one \
that is stopped (SIGSTOP) is left alone. After kill -9 of the gateway the next start takes over the stores that live.";

pub const DEV_EXAMPLES: &str = "\
Examples:
  gatehouse dev
  gatehouse dev --data-dir /tmp/gate --port 0
  gatehouse dev --redis-url redis://127.0.0.1:6379/0 --database-url postgres://me@127.0.0.1/gate";

pub const DEMO: &str = "\
Starts `dev`, makes the event \"Stadium evening\", writes 20,000 tickets to <data-dir>/demo-tickets.ndjson, imports that file, \
and sends the crowd of `simulate` to the gates. Then it serves on until Ctrl-C, or stops with the result of the audit \
(--exit). Another run on the same folder makes another event.";

pub const DEMO_EXAMPLES: &str = "\
Examples:
  gatehouse demo
  gatehouse demo --exit --port 0 --data-dir /tmp/evening
  gatehouse demo --tickets 80000 --duration 600";

pub const MIGRATE: &str = "\
Brings the tables in Postgres up to date. Harmless to repeat; the code of the version before keeps working, so migrate \
first, then start the new version.";

pub const MIGRATE_EXAMPLES: &str = "\
Examples:
  gatehouse migrate --database-url postgres://gate:secret@db/gate
  gatehouse migrate --config production.toml";

pub const TOKEN: &str = "\
Mints a token (JWT, EdDSA) from a key file and prints it. The gateway must trust the key: its JWKS is `auth.jwks_file`. \
Issuer and audience are those of the settings. FULL may do everything, SCANNING scans and reads tickets, ORDER sells.";

pub const TOKEN_EXAMPLES: &str = "\
Examples:
  gatehouse token --key data/dev/keys --tenant tnt_01h455vb4pex5vsknk084sn02q
  gatehouse token --key keys/jwt.pem --tenant tnt_... --permission FULL --days 30
  gatehouse token --key keys --tenant tnt_... --typ device --sub dev_... --event final --scan-point gate-a,gate-b";

pub const KEYS: &str = "\
The keys that sign tokens (not the codes on tickets: those are made per tenant and served at /v1/keys). jwt.pem is private; \
jwks.json beside it is what `auth.jwks_file` takes.";

pub const KEYS_EXAMPLES: &str = "\
Examples:
  gatehouse keys generate --dir keys
  gatehouse keys rotate --dir keys      tokens of the former key stay good until they expire
  gatehouse keys jwks --dir keys";

pub const IMPORT: &str = "\
Streams a file of tickets to a gateway and prints the lines that were rejected. One JSON object a line:

  {\"ticketType\": \"general\", \"externalId\": \"seat-17\", \"holder\": {\"name\": \"...\", \"email\": \"...\"}, \"code\": \"...\"}

Only ticketType is needed. Lines are matched by externalId, else by code, so sending the file again is harmless: that is also \
how an interrupted import goes on. A ticket without a code of its own gets a signed one (see the export).";

pub const IMPORT_EXAMPLES: &str = "\
Examples:
  gatehouse import tickets.ndjson --event final --token $TOKEN
  gatehouse import tickets.csv --event final --url https://gate.example.com --token $TOKEN";

pub const SIMULATE: &str = "\
Plays an evening at the gates: ticket holders arrive (a slow start, a surge, late-comers), tickets are shown twice, codes are \
forged, people go out and come back, turnstiles repeat scans with the same key. A scan that is not decided (503, lost \
connection) is sent again with its key, as a turnstile does. At the end an audit compares all that turnstiles were told with \
the scan feed and the counters; a double admission, a lost scan or a wrong counter is printed and makes the exit code 1.";

pub const SIMULATE_EXAMPLES: &str = "\
Examples:
  gatehouse simulate --token $TOKEN
  gatehouse simulate --token $TOKEN --event final --tickets 20000 --rate 400
  gatehouse simulate --token $TOKEN --tickets 5000 --duration 30 --rescan 0.3 --retries 0.3 --json report.json
  gatehouse simulate --token $TOKEN --url http://node1:8080,http://node2:8080 --steady --history history.ndjson";

pub const AUDIT: &str = "\
Reads the log of events in Postgres, and what is not drained yet in Redis, independently of the gateway: sequences without a \
gap, no ticket in twice, people inside equal to admissions less exits less annulments, counters and ticket rows equal to \
the log, nothing sold beyond its capacity. --replay lets a fresh ledger decide every scan again, under the policies of \
today, and compares answer for answer. May run beside a gateway that serves. Exit code 0: clean, 1: findings or an error.";

pub const AUDIT_EXAMPLES: &str = "\
Examples:
  gatehouse audit
  gatehouse audit first-night --replay --report first-night.md
  gatehouse audit evt_01h455vb4pex5vsknk084sn02q --json --database-url postgres://... --redis-url redis://...";
