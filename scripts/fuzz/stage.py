"""What a run finds there: an event with types, points, devices, tickets in every state, orders, and the ids of it all.

`build` gives `{kind: [ids]}`; `plan` says which parameters and fields are filled from which kind.
"""

import json


def build(gateway):
    org = {"orgid": gateway.dev["tenant"]["slug"]}
    known = {"tenant": [org["orgid"], gateway.dev["tenant"]["id"]]}
    event = _event(gateway, known)
    _tickets(gateway, known, event)
    _catalog(gateway, known, org, event)
    _sale(gateway, known, org, event)
    _scans(gateway, known, event)
    _administration(gateway, known)
    _shop(gateway, known)
    return known


def _event(gateway, known):
    zones = [{"id": "hall-a", "name": "Hall A", "capacity": 5000}, {"id": "hall-b", "name": "Hall B"}]
    body = {"name": "Summer Night", "slug": "summer-night", "timeZone": "Europe/Berlin", "zones": zones}
    event = gateway.ask("POST", "/v1/events", body)["id"]
    free = gateway.ask("POST", "/v1/events", {"name": "Free to go", "slug": "free-to-go"})["id"]
    known["event"] = [event, "summer-night", free]
    types = [
        {"name": "General", "slug": "general", "price": 2000, "currency": "EUR", "allowReentry": True},
        {"name": "VIP", "slug": "vip", "price": 9900, "currency": "EUR", "maxPerOrder": 4, "allowReentry": True},
        {"name": "Crew", "slug": "crew", "price": 0, "currency": "EUR", "visibility": "invite-only"},
    ]
    made = [gateway.ask("POST", "/v1/ticket-types", {"event": event, **kind})["id"] for kind in types]
    known["ticketType"] = made + ["general", "vip", "crew"]
    points = [{"name": "Gate C", "slug": "gate-c", "zone": "hall-a"}, {"name": "Main door", "slug": "main-door"}]
    made = [gateway.ask("POST", "/v1/scan-points", {"event": event, **point})["id"] for point in points]
    known["scanPoint"] = made + ["gate-c", "main-door"]
    known["zone"] = ["hall-a", "hall-b"]
    return event


def _tickets(gateway, known, event):
    lines = [
        {"ticketType": ("general", "vip", "crew")[number % 3], "externalId": f"ext-{number}", "code": f"SEAT-{number}",
         "holder": {"name": f"Guest {number}", "email": "customer@example.com" if number % 4 == 0 else "pat@example.com"}}
        for number in range(60)
    ]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    gateway.ask("POST", f"/v1/events/{event}/tickets/import", text, kind="application/x-ndjson")
    exported = gateway.ask("GET", f"/v1/events/{event}/tickets/export").splitlines()
    exported = [json.loads(line) for line in exported]
    known["ticket"] = [line["id"] for line in exported]
    known["code"] = [line["code"] for line in exported] + ["NOBODY-KNOWS-THIS"]
    for verb, ticket in zip(["block", "cancel", "reissue"], known["ticket"]):
        gateway.ask("POST", f"/v1/events/{event}/tickets/{ticket}/{verb}")


def _catalog(gateway, known, org, event):
    def make(datatype, data):
        return gateway.ask("POST", f"/data/{datatype}/create", {"data": data}, **org)["id"]

    records = [
        make("promotion", {"code": "EARLY10", "kind": "percent", "value": 10}),
        make("tax_rate", {"name": "VAT", "rate": 7.5}),
        make("gift_card", {"code": "GIFT-1", "balance": 500, "currency": "EUR"}),
        make("product", {"name": "Shirt", "sku": "SHIRT-M", "price": 25, "currency": "EUR", "stock": 1000}),
        make("invite_code", {"code": "FRIEND-1", "ticketType": "crew", "event": event}),
    ]
    known["record"] = records + [event, known["ticketType"][0]]
    known["sku"] = ["SHIRT-M", known["ticketType"][0]]
    known["promo"], known["gift"], known["invite"] = ["EARLY10"], ["GIFT-1"], ["FRIEND-1"]


def _sale(gateway, known, org, event):
    known["email"] = ["customer@example.com", "alex@example.com"]
    known["order"], known["payment"] = [], []
    for number in range(8):
        wish = {"eventId": event, "email": known["email"][number % 2], "name": "Alex Reyes", "paymentGateway": "stripe",
                "items": [{"ticketTypeId": "general", "quantity": 2}]}
        bought = gateway.ask("POST", "/client/events/tickets/purchase", wish, token=None, **org)
        known["order"].append(bought["bookingId"])
        known["payment"].append(bought["paymentIntentId"])
        if number < 6:
            paid = {"bookingId": bought["bookingId"], "paymentRef": bought["paymentIntentId"], "paymentGateway": "stripe"}
            answer = gateway.ask("POST", "/client/events/tickets/confirm-order", paid, token=None, **org)
            known["ticket"] += answer["ticketIds"]
    stock = {"eventId": event, "ticketTypeId": "general", "quantity": 10}
    known["ticket"] += gateway.ask("POST", "/events/tickets/pre-generate", stock, **org)["ticketIds"]


def _scans(gateway, known, event):
    known["scan"] = []
    for number, code in enumerate(known["code"][3:20]):
        scan = {"code": code, "kind": "CHECK_IN", "scanPoint": "gate-c", "idempotencyKey": f"scan-{number}"}
        answer = gateway.ask("POST", f"/v1/events/{event}/scans", scan)
        known["scan"] += [answer["scan"]["id"], f"key:scan-{number}"]


def _administration(gateway, known):
    devices = [{"name": f"Handheld {number}"} for number in range(4)]
    known["device"] = [gateway.ask("POST", "/v1/devices", device)["id"] for device in devices]
    device = gateway.ask("POST", "/v1/devices", {"name": "Turnstile"})["id"]
    gateway.tokens["device"] = gateway.ask("POST", f"/v1/devices/{device}/token", {})["token"]
    hook = {"url": f"{gateway.url}/nobody/listens", "types": ["ticket.issued"], "description": "of the run"}
    known["webhook"] = [gateway.ask("POST", "/v1/webhooks", hook)["id"] for _ in range(3)]
    known["delivery"] = [one["id"] for one in gateway.ask("GET", "/v1/deliveries")["deliveries"]]
    known["key"] = [key["kid"] for key in gateway.ask("GET", "/v1/keys")["keys"]]
    spare = gateway.ask("POST", "/v1/tenants", {"name": "Spare", "slug": "spare"}, token="platform")
    known["tenant"] += [spare["id"], "spare"]


def _shop(gateway, known):
    """What the Tickets API adds: teams, promoters, venues, sections, notes."""
    tenant = {"x_tenant_id": gateway.dev["tenant"]["slug"]}

    def make(path, kind, body):
        made = gateway.ask("POST", path, body, **tenant)[kind]
        return [made[name] for name in ("id", "slug") if made.get(name)]

    known["team"] = make("/teams", "team", {"name": "Floor team"})
    known["promoter"] = make("/promoters", "promoter", {"name": "Open Air"})
    known["venue"] = make("/venues", "venue", {"name": "The Yard"})
    event = known["event"][0]
    known["section"] = make(f"/events/{event}/sections", "section", {"name": "Standing area", "capacity": 500})
    order = known["order"][0]
    known["note"] = make(f"/orders/{order}/notes", "note", {"note": "Comes by wheelchair."})
    known["signature"] = [gateway.ask("GET", f"/orders/{order}", **tenant)["order"]["signature"]]
