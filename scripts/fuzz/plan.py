"""The plan of a run, as a configuration of schemathesis: which token goes where, what fills which parameter, what is checked.

Nothing is left out silently: `EXCLUDED` and the tables of rules below give the reason for every exception.
"""

import json

# Parameters and fields by their place in the document, and what of the stage fills four fifths of them.
FILLED = {
    "path.event": "event",
    "path.eventId": "event",
    "path.ticket": "ticket",
    "path.ticketId": "ticket",
    "path.ticketType": "ticketType",
    "path.scanPoint": "scanPoint",
    "path.device": "device",
    "path.webhook": "webhook",
    "path.delivery": "delivery",
    "path.scan": "scan",
    "path.tenant": "tenant",
    "path.kid": "key",
    "path.paymentRef": "payment",
    "path.bookingId": "order",
    "path.orderNumber": "order",
    "path.author": "email",
    "path.sku": "sku",
    "path.id": "record",
    "query.event": "event",
    "query.eventId": "event",
    "query.tenant": "tenant",
    "query.bookingId": "order",
    "query.webhook": "webhook",
    "query.email": "email",
    "body.event": "event",
    "body.eventId": "event",
    "body.ticketTypeId": "ticketType",
    "body.items[*].ticketTypeId": "ticketType",
    "body.code": "code",
    "body.qrPayload": "code",
    "body.scans[*].code": "code",
    "body.scanPoint": "scanPoint",
    "body.checkpoint": "scanPoint",
    "body.bookingId": "order",
    "body.paymentRef": "payment",
    "body.email": "email",
    "body.url": "url",
}

# Operations that a run does not call at all, with the reason.
EXCLUDED = {}

# A value that the schema allows may still be refused, because of something that no schema says. Whatever is refused there with
# these statuses is no finding; everything else about the answer is checked as everywhere.
CURSOR = "a cursor comes from the page before"
REFERS = "the body names things that must be there"
TOGETHER = "fields must agree with each other"
BELIEVED = "only a gateway can sign it"
RULES = {
    ("gateListEvents", "gateListDevices", "gateListTenants", "gateListWebhooks", "gateListDeliveries", "gateListNews",
     "gateListScans", "gateListConflicts"): CURSOR,
    ("gateCreateTicketType", "gateUpdateTicketType", "gateCreateEvent", "gateUpdateEvent"): TOGETHER,
    ("gateCreateScanPoint", "gateUpdateScanPoint", "gateCreateDevice", "gateUpdateDevice"): REFERS,
    ("gateCreateWebhook", "gateUpdateWebhook"): "the host must be one that can be called",
    ("gateListTicketTypes", "gateListScanPoints", "gateGetTicketType", "gateGetScanPoint", "gateDeleteTicketType",
     "gateDeleteScanPoint"): "a slug is looked up in an event that must be named and be there",
    ("stripeWebhook", "paypalWebhook"): BELIEVED,
}

# A value that the schema forbids may still be taken, because refusing it would be worse.
LENIENT = {
    ("gateScanBatch",): "a scan of a batch that is wrong is refused in its place, and never loses the others",
    ("gateImportTickets",): "a line that is wrong is refused in its place, and never loses the others",
}

# Whose token: the first pattern that fits the path.
TOKENS = [
    (r"^/client/events/tickets/mine", "customer"),
    (r"^/client/events/tickets/\{ticketId\}", "customer"),
    (r"^/storefront/(customer|orders)/get$", "customer"),
    (r"^/v1/events/\{event\}/scans", "scanner"),
    (r"^/v1/events/\{event\}/validate", "device"),
]

CHECKS = {
    "not_a_server_error": {},
    "status_code_conformance": {},
    "content_type_conformance": {},
    "response_schema_conformance": {},
    "response_headers_conformance": {},
    "negative_data_rejection": {},
    "unsupported_method": {},
    "allow_header_conformance": {},
}
REFUSED = [400, 401, 402, 403, 404, 405, 406, 409, 410, 413, 415, 422, 428, 429]


def write(gateway, known, document, seed, examples, folder):
    """Writes the configuration; gives its path."""
    path = folder / "schemathesis.toml"
    known = known | {"url": [gateway.url + "/nobody/listens"]}
    lines = [
        f'base-url = "{gateway.url}"',
        f"seed = {seed}",
        "continue-on-failure = true",
        # Slow or strange inputs are what this is about.
        'suppress-health-check = ["all"]',
        "request-timeout = 20",
        # A stream has no end: its first event is looked at.
        "max-stream-events = 1",
        "warnings = false",
        f"hooks = {json.dumps(str(hooks()))}",
    ]
    for kind, ids in known.items():
        lines += [f"[dictionaries.{kind}]", f"values = {toml([str(one) for one in ids])}"]
    filled = {name: {"dictionary": kind, "probability": 0.8} for name, kind in FILLED.items()}
    lines += table("parameters", filled)
    lines += table("headers", headers(gateway, "admin"))
    lines += table("generation", {"allow-x00": True, "database": "none", "max-examples": examples})
    # Tokens of a gateway that is gone a minute later; without them a command could not be repeated.
    lines += table("output.sanitization", {"enabled": False})
    lines += table("checks", {name: {"enabled": True} for name in CHECKS} | off(document))
    # Said of hand-picked values. Random ones meet rules of texts (blank, control characters) in every second case.
    lines += table("phases.coverage.checks", {"positive_data_acceptance": {"enabled": True}})
    for pattern, token in TOKENS:
        lines += ["[[operations]]", f"include-path-regex = {json.dumps(pattern)}"]
        lines += [f"headers = {toml(headers(gateway, token))}"]
    lines += exceptions(document)
    path.write_text("\n".join(lines) + "\n")
    return path


def hooks():
    from pathlib import Path

    return Path(__file__).resolve().parent / "hooks.py"


def headers(gateway, token):
    slug = gateway.dev["tenant"]["slug"]
    return {"Authorization": f"Bearer {gateway.tokens[token]}", "orgid": slug}


def off(_document):
    """Checks that look at something else, and why they are off."""
    return {
        # Every request of this run bears its token and its tenant: leaving them out is a story of tests/contract_*.
        "missing_required_header": {"enabled": False},
        "ignored_auth": {"enabled": False},
        "object_level_authorization": {"enabled": False},
        # What is deleted may stay to be looked at (a revoked device, a cancelled ticket).
        "use_after_free": {"enabled": False},
        "ensure_resource_availability": {"enabled": False},
        # See the coverage phase.
        "positive_data_acceptance": {"enabled": False},
    }


def exceptions(document):
    ids = {operation["operationId"]: (method, path, operation) for path, methods in document["paths"].items()
           for method, operation in methods.items()}
    rules = {name: reason for names, reason in RULES.items() for name in names}
    for name, (method, _path, operation) in ids.items():
        if operation["tags"] == ["events module"] and method != "get":
            rules[name] = "this surface says 400 of everything that cannot be used, rules of the sale included"
    lines = []
    for name in sorted(rules):
        accepted = {"enabled": True, "expected-statuses": ["2xx", "3xx", *REFUSED, "5xx"]}
        lines += _operation(ids, name, "phases.coverage.checks", {"positive_data_acceptance": accepted})
    for names, _reason in LENIENT.items():
        for name in names:
            lines += _operation(ids, name, "checks", {"negative_data_rejection": {"enabled": False}})
    for name in EXCLUDED:
        lines += _operation(ids, name, None, None)
    return lines


def _operation(ids, name, part, values):
    if name not in ids:
        raise SystemExit(f"scripts/fuzz/plan.py speaks of {name}, which is no operation of the document any more")
    lines = ["[[operations]]", f"include-operation-id = {json.dumps(name)}"]
    if part is None:
        return lines + ["enabled = false"]
    return lines + table(f"operations.{part}", values)


def table(name, values):
    return [f"[{name}]"] + [f"{json.dumps(key)} = {toml(value)}" for key, value in values.items()]


def toml(value):
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(toml(one) for one in value) + "]"
    return json.dumps(value)
