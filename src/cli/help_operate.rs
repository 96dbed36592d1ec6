//! What `--help` teaches about the commands that speak to a running gateway.

pub const EVENTS: &str = "\
Lists the events that the token is good for at the gate, with how many are inside and how many tickets are sold.";

pub const EVENTS_EXAMPLES: &str = "\
Examples:
  gatehouse events --token $TOKEN
  gatehouse events --json | jq -r .slug";

pub const TICKETS: &str = "\
Finds tickets, and shows what happened to one: who holds it, whether it is good, every accepted scan. A code is \
looked up without being scanned.";

pub const TICKETS_EXAMPLES: &str = "\
Examples:
  gatehouse tickets find reyes --event final
  gatehouse tickets find ord_01h455vb4pex5vsknk084sn02q --event final
  gatehouse tickets find GH1.AAECAw.c2ln --event final --json";

pub const SCAN: &str = "\
Scans codes as a turnstile does: each under an idempotency key of its own, sent again with that key while it is \
not decided. With - codes are read from the standard input, so a hand scanner at this terminal is a gate. Exit \
code 0: all were let through; 3: somebody was denied; 4: something stayed undecided (let nobody in on that); 1: \
the request was wrong.";

pub const SCAN_EXAMPLES: &str = "\
Examples:
  gatehouse scan SEAT-1 --event final --scan-point gate-c
  gatehouse scan SEAT-1 --event final --way out
  gatehouse scan SEAT-1 --event final --check
  gatehouse scan - --event final --scan-point gate-c";

pub const DEVICES: &str = "\
Registers and revokes devices: turnstiles, handhelds, phones. A device's token may scan, at its events and scan \
points only, and is printed this once. With --link a phone that opens the link, or reads its QR code, is this \
device at the scanner page.";

pub const DEVICES_EXAMPLES: &str = "\
Examples:
  gatehouse devices add \"Handheld 7\" --event final --scan-point gate-c
  gatehouse devices add \"Phone 3\" --event final --scan-point gate-c --link --public-url https://gate.example.com
  gatehouse devices list
  gatehouse devices revoke \"Phone 3\"";

pub const OUTAGE: &str = "\
Shows and sets what happens to an event's scans while Redis is away, and takes an event by force from a node that \
answered from its journal and will not come back. That can admit the same ticket twice: start the node again, or a \
gateway on its data folder, if you can. It asks before it does so. Setting and taking over need `event.outage`.";

pub const OUTAGE_EXAMPLES: &str = "\
Examples:
  gatehouse outage show final
  gatehouse outage set final journal
  gatehouse outage takeover final --node nod_01h455vb4pex5vsknk084sn02q --reason \"its machine burns\"";

pub const WATCH: &str = "\
Shows the gates of an event live: people inside against the limit, every scan point with its rate, what is \
refused. Plain lines where there is no terminal. Opens the stream again when it breaks; Ctrl-C ends.";

pub const WATCH_EXAMPLES: &str = "\
Examples:
  gatehouse watch final
  gatehouse watch final --once
  gatehouse watch final --json | jq .inside";

pub const EXPORT: &str = "\
Writes every ticket of an event, as it is now, as lines of JSON (which `import` takes) or as a sheet. Codes and \
addresses only with `ticket.write`. A text that a sheet would run as a formula gets a quote in front.";

pub const EXPORT_EXAMPLES: &str = "\
Examples:
  gatehouse export final --output final.ndjson
  gatehouse export final --format csv --output final.csv
  gatehouse export final | grep REDEEMED | wc -l";

pub const COMPLETIONS: &str = "\
Prints what makes a shell complete commands, flags and words.";

pub const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  gatehouse completions bash > /etc/bash_completion.d/gatehouse
  gatehouse completions zsh > ~/.zfunc/_gatehouse
  gatehouse completions fish > ~/.config/fish/completions/gatehouse.fish";
