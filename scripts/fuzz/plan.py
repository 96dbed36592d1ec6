"""The plan of a run, as a configuration of schemathesis: which token goes where, what fills which parameter, what is checked.

Nothing is left out silently: `EXCLUDED` and the tables of rules below give the reason for every exception.
"""

import json
import re
from pathlib import Path

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
    "path.noteId": "note",
    "query.orderId": "order",
    "query.admissionId": "ticketType",
    "query.promoterId": "promoter",
    "query.venueId": "venue",
    "query.teamId": "team",
    "query.orderSignature": "signature",
    "body.admissionId": "ticketType",
    "body.tickets[*].admissionId": "ticketType",
    "body.items[*].admissionId": "ticketType",
    "body.promoterId": "promoter",
    "body.venueId": "venue",
    "body.teamId": "team",
    "body.sectionId": "section",
}

# The Tickets API calls every path's thing `id` or `key`: what fills it is told by the path.
KEYS = [
    (r"^/tickets/\{(id|key)\}", "ticket"),
    (r"^/orders/\{(id|key)\}", "order"),
    (r"^/promoters/", "promoter"),
    (r"^/venues/", "venue"),
    (r"^/teams/", "team"),
    (r"^/events/\{key\}", "event"),
    (r"/admissions/\{(id|key)\}", "ticketType"),
    (r"/sections/\{(id|key)\}", "section"),
]

# Operations that a run does not call at all, with the reason.
EXCLUDED = {}

# A value that the schema allows may still be refused, because of something that no schema says. Whatever is refused there with
# these statuses is no finding; everything else about the answer is checked as everywhere.
REFERS = "the body names things that must be there"
TOGETHER = "fields must agree with each other"
RULES = {
    ("gateCreateTicketType", "gateUpdateTicketType", "gateCreateEvent", "gateUpdateEvent"): TOGETHER,
    ("createEvent", "updateEvent", "createVenue", "updateVenue", "createSection", "updateSection"): TOGETHER,
    ("createAdmission", "updateAdmission"): "no limit is -1, and 0 is none",
    ("gateCreateScanPoint", "gateUpdateScanPoint", "gateCreateDevice", "gateUpdateDevice"): REFERS,
    ("checkInByKey", "checkOutByKey", "createPromoter", "updatePromoter"): REFERS,
    ("quoteOrder", "createOrder", "updateOrder", "createComplimentaryOrder"): "who must be named depends on what is bought",
    ("createTicket", "updateTicket", "patchTicket"): "an e-mail address is more than its format",
    ("gateCreateWebhook", "gateUpdateWebhook"): "the host must be one that can be called",
    ("gateListTicketTypes", "gateListScanPoints", "gateGetTicketType", "gateGetScanPoint", "gateDeleteTicketType",
     "gateDeleteScanPoint"): "a slug is looked up in an event that must be named and be there",
    ("gateScan", "gateValidate", "gateScanBatch"): "`scannedAt` lies within days of now",
    ("listTickets", "listAttendees", "indexAttendees"): "a list of everything is not given: one filter must be there",
    ("stripeWebhook", "paypalWebhook"): "only a gateway can sign it",
}
CURSORS = {"after", "before", "cursor"}

# A value that the schema forbids may still be taken, because refusing it would be worse.
LENIENT = {
    ("gateScanBatch",): "a scan of a batch that is wrong is refused in its place, and never loses the others",
    ("createEvent", "updateEvent"): "MessagePack may name a word by its number",
    ("gateImportTickets",): "a line that is wrong is refused in its place, and never loses the others",
}

# Whose token, where it is not that of staff who may do everything.
TOKENS = [
    (r"^/client/events/tickets/mine", "customer"),
    (r"^/client/events/tickets/\{ticketId\}", "customer"),
    (r"^/storefront/(customer|orders)/get$", "customer"),
    (r"^/v1/events/\{event\}/scans", "scanner"),
    (r"^/v1/events/\{event\}/validate", "device"),
    (r"^/v1/tenants", "platform"),
]

# Which header names the tenant, by surface.
TENANT_HEADERS = {"events module": "orgid", "tickets API": "x-tenant-id"}

CHECKED = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "response_headers_conformance",
    "negative_data_rejection",
    "unsupported_method",
    "allow_header_conformance",
]
# Checks that are off, and why.
UNCHECKED = {
    "missing_required_header": "every request of a run bears its token and its tenant; without is a story of tests/contract_*",
    "ignored_auth": "the same",
    "object_level_authorization": "one tenant only; two are a story of tests/contract_*",
    "use_after_free": "what is deleted may stay to be looked at: a revoked device, a cancelled ticket",
    "ensure_resource_availability": "what is made may be gone a moment later: requests of a run meet each other",
    "positive_data_acceptance": "on in the coverage phase; random texts are blank or full of control characters",
}
REFUSED = [400, 401, 402, 403, 404, 405, 406, 409, 410, 413, 415, 422, 428, 429]


def write(gateway, known, document, seed, examples, folder):
    """Writes the configuration; gives its path."""
    known_names(document)
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
        # Operations that were never more than refused would pass unseen.
        'warnings = ["missing_auth", "missing_test_data"]',
        f"hooks = {json.dumps(str(hooks()))}",
    ]
    for kind, ids in known.items():
        if not ids:
            raise SystemExit(f"scripts/fuzz/stage.py made no {kind}")
        lines += [f"[dictionaries.{kind}]", f"values = {toml([str(one) for one in ids])}"]
    filled = {name: {"dictionary": kind, "probability": 0.8} for name, kind in FILLED.items()}
    lines += table("parameters", filled)
    lines += table("generation", {"allow-x00": True, "database": "none", "max-examples": examples})
    # Tokens of a gateway that is gone a minute later; without them a command could not be repeated.
    lines += table("output.sanitization", {"enabled": False})
    lines += table("checks", {name: {"enabled": True} for name in CHECKED} | {name: {"enabled": False} for name in UNCHECKED})
    # Said of hand-picked values. Random ones meet rules of texts (blank, control characters) in every second case.
    lines += table("phases.coverage.checks", {"positive_data_acceptance": {"enabled": True}})
    for operation in operations(document):
        sent = headers(gateway, operation)
        name = operation["operationId"]
        lines += ["[[operations]]", f"include-operation-id = {json.dumps(name)}", f"headers = {toml(sent)}"]
        if name in EXCLUDED:
            lines.append("enabled = false")
        keys = [kind for pattern, kind in KEYS if re.search(pattern, operation["path"])]
        if keys and operation["tags"] == ["tickets API"]:
            filler = {"dictionary": keys[0], "probability": 0.8}
            lines += table("operations.parameters", {"path.id": filler, "path.key": filler})
        for part, values in exceptions(operation).items():
            lines += table(f"operations.{part}", values)
    path.write_text("\n".join(lines) + "\n")
    return path


def hooks():
    return Path(__file__).resolve().parent / "hooks.py"


def operations(document):
    return [dict(operation, path=path, method=method) for path, methods in document["paths"].items()
            for method, operation in methods.items()]


def headers(gateway, operation):
    token = next((token for pattern, token in TOKENS if re.search(pattern, operation["path"])), "admin")
    sent = {"Authorization": f"Bearer {gateway.tokens[token]}"}
    if operation["tags"][0] in TENANT_HEADERS:
        # By id: a run renames it.
        sent[TENANT_HEADERS[operation["tags"][0]]] = gateway.dev["tenant"]["id"]
    return sent


def exceptions(operation):
    """What is different for one operation, as tables of the configuration."""
    name = operation["operationId"]
    own = {}
    refused = any(name in names for names in RULES)
    # This surface says 400 of everything that cannot be used, rules of the sale included.
    refused |= operation["tags"] == ["events module"] and operation["method"] != "get"
    # A cursor comes from the page before; there is no other way to have one.
    refused |= any(parameter["name"] in CURSORS for parameter in operation.get("parameters", []))
    # The Tickets API says 400 of a rule that was broken, and 422 of a wrong field.
    rules = operation["tags"] == ["tickets API"] and operation["method"] != "get"
    if refused or rules:
        statuses = REFUSED if refused else [status for status in REFUSED if status != 422]
        accepted = {"enabled": True, "expected-statuses": ["2xx", "3xx", *statuses, "5xx"]}
        own["phases.coverage.checks"] = {"positive_data_acceptance": accepted}
    if any(name in names for names in LENIENT):
        own["checks"] = {"negative_data_rejection": {"enabled": False}}
    return own


def known_names(document):
    """Exceptions for what is gone would go unnoticed."""
    names = {operation["operationId"] for operation in operations(document)}
    spoken = [*EXCLUDED, *(name for names in [*RULES, *LENIENT] for name in names)]
    for name in spoken:
        if name not in names:
            raise SystemExit(f"scripts/fuzz/plan.py speaks of {name}, which is no operation of the document any more")


def table(name, values):
    return [f"[{name}]"] + [f"{json.dumps(key)} = {toml(value)}" for key, value in values.items()]


def toml(value):
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(toml(one) for one in value) + "]"
    return json.dumps(value)
