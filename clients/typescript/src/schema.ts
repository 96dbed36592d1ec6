export interface paths {
    "/client/events/stripe/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The publishable key of Stripe. 404 where Stripe is not offered. */
        get: operations["getClientEventsStripeConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/events/stripe/intent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The payment intent of a booking that waits for its payment; a new one where the old one cannot be paid any more. */
        post: operations["postClientEventsStripeIntent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/events/tickets/confirm-order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms a booking whose payment the gateway has, and issues its tickets. Asked again, the same tickets. */
        post: operations["postClientEventsTicketsConfirmOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/events/tickets/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tickets that the customer holds. */
        get: operations["getClientEventsTicketsMine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/events/tickets/purchase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Holds places and prices a purchase; answers what is needed to pay it. */
        post: operations["postClientEventsTicketsPurchase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/events/tickets/{ticketId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the customer's tickets. */
        get: operations["getClientEventsTicketsTicketId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/events/tickets/{ticketId}/qr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The code of one of the customer's tickets. */
        get: operations["getClientEventsTicketsTicketIdQr"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/events/tickets/{ticketId}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives one of the customer's tickets to somebody else. The new code is the recipient's alone. */
        post: operations["postClientEventsTicketsTicketIdTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/events/{eventId}/ticket-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What of an event is on sale to everybody. */
        get: operations["getClientEventsEventIdTicketTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/{datatype}/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a record. `data.id` or `data.slug` of an event or a ticket type is chosen by whoever makes it. */
        post: operations["postDataDatatypeCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/{datatype}/delete/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a record that nothing needs any more. */
        delete: operations["deleteDataDatatypeDeleteId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/{datatype}/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The records that match, asked in the address. */
        get: operations["getDataDatatypeFind"];
        put?: never;
        /** The records that match. */
        post: operations["postDataDatatypeFind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/{datatype}/get/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One record, by id; an event or a ticket type by slug, a product by SKU too. */
        get: operations["getDataDatatypeGetId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/{datatype}/update/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes what is given of a record. What was sold keeps its snapshot. */
        post: operations["postDataDatatypeUpdateId"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bookings of the organisation, the newest first. */
        get: operations["getEventsBookings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/bookings/{bookingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One booking: what was bought, how it was paid, what went back. */
        get: operations["getEventsBookingsBookingId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/bookings/{bookingId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Voids every ticket of a booking; no money moves. */
        post: operations["postEventsBookingsBookingIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/bookings/{bookingId}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Voids every ticket of a booking, then sends the money back the way it came. */
        post: operations["postEventsBookingsBookingIdRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/bookings/{bookingId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends the tickets of a booking to their buyer again. */
        post: operations["postEventsBookingsBookingIdResend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/checkin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets a ticket in, and records it.
         * @description The answer is given once the decision is durable. A refusal is an answer (200, `success: false`); a scan that was not
         *     decided is 503 and may be sent again, best with the same idempotency key.
         */
        post: operations["postEventsCheckin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/checkout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a ticket out, and records it. Whoever is inside is always let out. */
        post: operations["postEventsCheckout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notifications of the organisation, newest first. */
        get: operations["getEventsNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/tickets/comp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives tickets away: one for each holder, good at once. */
        post: operations["postEventsTicketsComp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/tickets/pre-generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a batch of unactivated tickets, to be activated one by one when they are sold. */
        post: operations["postEventsTicketsPreGenerate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/tickets/purchase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same for a buyer who stands before staff: neither sale windows nor invitations apply. */
        post: operations["postEventsTicketsPurchase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/tickets/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether a ticket is valid for entry now. Nothing is recorded, however often it is asked. */
        post: operations["postEventsTicketsValidate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/tickets/{ticketId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One ticket. */
        get: operations["getEventsTicketsTicketId"];
        put?: never;
        post?: never;
        /** Voids a ticket and takes it out of every list. Its scans stay in the log. */
        delete: operations["deleteEventsTicketsTicketId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/tickets/{ticketId}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sells a pre-generated ticket at the door: from now on it is good for entry. */
        post: operations["postEventsTicketsTicketIdActivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/tickets/{ticketId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Voids a ticket; no money moves. The record stays. */
        post: operations["postEventsTicketsTicketIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/tickets/{ticketId}/qr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The code of a ticket. The same every time, until the ticket gets a new one. */
        get: operations["getEventsTicketsTicketIdQr"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/tickets/{ticketId}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Voids a ticket, then sends its money back the way it came. */
        post: operations["postEventsTicketsTicketIdRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/tickets/{ticketId}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a ticket to somebody else: the old one is revoked, a new one is issued. */
        post: operations["postEventsTicketsTicketIdTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/verify-scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a check-in would be told. Nothing is recorded. */
        post: operations["postEventsVerifyScan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/checkin-stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the check-ins came to so far. */
        get: operations["getEventsEventIdCheckinStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/occupancy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is inside, in all and per zone. */
        get: operations["getEventsEventIdOccupancy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/ticket-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every type of an event, hidden ones too. */
        get: operations["getEventsEventIdTicketTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tickets of an event, in the order of their making. */
        get: operations["getEventsEventIdTickets"];
        put?: never;
        /** Issues tickets that were paid elsewhere. They are good at once. */
        post: operations["postEventsEventIdTickets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profile/app/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives an application its token. It opens what is open to everybody, and nothing else. */
        post: operations["postProfileAppKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/repository/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Makes a record of the datatype that the body names. */
        put: operations["putRepositoryCreate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/customer/get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's own profile. 404 before the first purchase. */
        get: operations["getStorefrontCustomerGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/customer/get/{author}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer's profile, by id or e-mail; for staff, and for the customer. */
        get: operations["getStorefrontCustomerGetAuthor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/order/get/{author}/{orderNumber}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order of a customer; for staff, and for the customer. */
        get: operations["getStorefrontOrderGetAuthorOrderNumber"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/orders/get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's own orders, the newest first. */
        get: operations["getStorefrontOrdersGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/orders/get/{author}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer's orders, by the customer's id or e-mail; for staff, and for the customer. */
        get: operations["getStorefrontOrdersGetAuthor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/payment-gateways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The gateways that a purchase may name in `paymentGateway`. */
        get: operations["getStorefrontPaymentGateways"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/paypal/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The client id of PayPal. 404 where PayPal is not offered. */
        get: operations["getStorefrontPaypalConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/product/{sku}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One variant by its SKU; a ticket type's SKU is its id. Whoever knows the id of a private type sees it here. */
        get: operations["getStorefrontProductSku"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storefront/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is for sale: `sku`, `event` or `type` (`ticket`, `merchandise`) narrow it. */
        get: operations["getStorefrontProducts"];
        put?: never;
        /** What is for sale, asked in the body. */
        post: operations["postStorefrontProducts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/app-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives an application the key that it starts its sessions with (`POST /profile/app/key`). */
        post: operations["postAppKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mails and calls, newest first. */
        get: operations["getDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{delivery}/redrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Starts a delivery over, at once: one that was given up, and one that was delivered too.
         * @description 409 while it is being attempted.
         */
        post: operations["postDeliveriesDeliveryRedrive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDevices"];
        put?: never;
        post: operations["postDevices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices/{device}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDevicesDevice"];
        put?: never;
        post?: never;
        /** The same as revoking: scans of the device stay in the log, so it is never removed. */
        delete: operations["deleteDevicesDevice"];
        options?: never;
        head?: never;
        patch: operations["patchDevicesDevice"];
        trace?: never;
    };
    "/v1/devices/{device}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revokes a device for good: its tokens are refused from the next scan on this node, within seconds on the others. */
        post: operations["postDevicesDeviceRevoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices/{device}/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mints a token for the device: `SCANNING`, bound to its events and scan points as they are now. */
        post: operations["postDevicesDeviceToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getEvents"];
        put?: never;
        post: operations["postEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getEventsEvent"];
        put?: never;
        post?: never;
        /** Removes an event of which nothing was scanned yet. */
        delete: operations["deleteEventsEvent"];
        options?: never;
        head?: never;
        /** Renames an event or changes its policy. What was sold keeps its snapshot. */
        patch: operations["patchEventsEvent"];
        trace?: never;
    };
    "/v1/events/{event}/conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Scans that contradict each other, the newest find first.
         * @description There are some only after a failover of Redis lost acknowledged scans while the event changed hands; both scans are in
         *     the feed.
         */
        get: operations["getEventsEventConflicts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Occupancy, rates and refusals as they happen: at most one update a second, a comment when it is quiet.
         * @description A stream ends after an hour, and when the gateway stops; open it again with a token that is still good.
         */
        get: operations["getEventsEventLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/occupancy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is inside: in all, by type, zone and scan point. */
        get: operations["getEventsEventOccupancy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every scan in the order of decision, refusals and annulments included.
         * @description It comes from the history in Postgres and may be a moment behind the gate.
         */
        get: operations["getEventsEventScans"];
        put?: never;
        /**
         * Scans a ticket in or out.
         * @description The answer is given once the decision is durable. A refusal is an answer (200, DENY); a scan that was not decided
         *     is 503 and may be sent again, best with the same idempotency key.
         */
        post: operations["postEventsEventScans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/scans/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Scans up to 1,000 tickets.
         * @description Each scan has its own result. Sending a batch again is harmless where its scans carry keys; an `Idempotency-Key`
         *     header gives a key to every scan without one (the header and its place in the batch).
         */
        post: operations["postEventsEventScansBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/scans/{scan}/annul": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a scan back, within 15 minutes, if it is the ticket's latest accepted one.
         * @description Only the device that scanned may do it (else the subject). Doing it again gives the same answer.
         */
        post: operations["postEventsEventScansScanAnnul"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/tickets/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every ticket of the event, one JSON object a line. Codes and contact data only with `ticket.write`. */
        get: operations["getEventsEventTicketsExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/tickets/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Imports tickets sold elsewhere: NDJSON, one object a line, or CSV with a header.
         * @description Lines are taken as they arrive, 1,000 at a time; a broken line is reported and never loses the others. Send the
         *     whole stream again to resume after a failure: lines are matched by `externalId`, else by `code`. CSV columns:
         *     `ticketType`, `externalId`, `code`, `name`, `email`, `phone`.
         */
        post: operations["postEventsEventTicketsImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/tickets/{ticket}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a ticket is, as its owner knows it now. */
        get: operations["getEventsEventTicketsTicket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/tickets/{ticket}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops a ticket at the gate until it is unblocked. */
        post: operations["postEventsEventTicketsTicketBlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/tickets/{ticket}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Voids a ticket: no entry from this instant. */
        post: operations["postEventsEventTicketsTicketCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/tickets/{ticket}/qr.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The QR code as PNG. The same code every time. */
        get: operations["getEventsEventTicketsTicketQrPng"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/tickets/{ticket}/qr.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The QR code as SVG. The same code every time. */
        get: operations["getEventsEventTicketsTicketQrSvg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/tickets/{ticket}/reinstate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a cancellation by hand back, if there is a place left. */
        post: operations["postEventsEventTicketsTicketReinstate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/tickets/{ticket}/reissue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a ticket a new code; the old one is superseded from this instant. */
        post: operations["postEventsEventTicketsTicketReissue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/tickets/{ticket}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts the holder outside again without a scan; entries stay counted. */
        post: operations["postEventsEventTicketsTicketReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/tickets/{ticket}/unblock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a blocked ticket in again. */
        post: operations["postEventsEventTicketsTicketUnblock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what a scan would be told. Nothing is recorded. */
        post: operations["postEventsEventValidate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public keys that prove codes of a tenant, as a JWKS; retired keys are left out.
         * @description Open, so that devices can check codes alone: name the tenant, or give a token of it.
         */
        get: operations["getKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a new key that signs from now on. Codes of older keys stay good. */
        post: operations["postKeysRotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{kid}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retires a key: it proves nothing from now on. Codes it signed are still known by their digest. */
        post: operations["postKeysKidRetire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The outbox: facts that were announced or will be, newest first. */
        get: operations["getOutbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/intents/{paymentRef}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides what the sandbox will say of a payment. Needs `order.write`. Money that was taken stays taken: 409. */
        post: operations["postSandboxIntentsPaymentRef"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to the play money of your tenant. Needs `order.read`. */
        get: operations["getSandboxLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scan-points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the scan points of one event, by slug. */
        get: operations["getScanPoints"];
        put?: never;
        post: operations["postScanPoints"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scan-points/{scanPoint}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By id; by slug together with `event`. */
        get: operations["getScanPointsScanPoint"];
        put?: never;
        post?: never;
        /** Removes a scan point. Scans may still name it; it then takes every type. */
        delete: operations["deleteScanPointsScanPoint"];
        options?: never;
        head?: never;
        /** Renames a scan point or changes what it takes. */
        patch: operations["patchScanPointsScanPoint"];
        trace?: never;
    };
    "/v1/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists tenants: all for a platform token, its own for any other. */
        get: operations["getTenants"];
        put?: never;
        /**
         * Makes a tenant, with its secrets and a first signing key.
         * @description Needs a platform token (one whose `tenant` claim is absent or `*`) with `tenant.write` or `FULL`; development
         *     servers also take a tenant's own `FULL` token.
         */
        post: operations["postTenants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getTenantsTenant"];
        put?: never;
        post?: never;
        /** Removes a tenant that has no events and no devices. Needs a platform token. */
        delete: operations["deleteTenantsTenant"];
        options?: never;
        head?: never;
        patch: operations["patchTenantsTenant"];
        trace?: never;
    };
    "/v1/ticket-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the types of one event, by number. */
        get: operations["getTicketTypes"];
        put?: never;
        post: operations["postTicketTypes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ticket-types/{ticketType}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By id; by slug together with `event`. */
        get: operations["getTicketTypesTicketType"];
        put?: never;
        post?: never;
        /** Removes a type that has no tickets. */
        delete: operations["deleteTicketTypesTicketType"];
        options?: never;
        head?: never;
        /** Renames, reprices or changes the policy of a type. What was sold keeps its snapshot. */
        patch: operations["patchTicketTypesTicketType"];
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getWebhooks"];
        put?: never;
        /**
         * Subscribes to facts of the tenant: each is posted to the URL, signed, at least once, until it is taken.
         * @description The answer holds the secret that signs; it is shown this once.
         */
        post: operations["postWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getWebhooksWebhook"];
        put?: never;
        post?: never;
        /** Unsubscribes: what waits is not delivered any more, and its deliveries are forgotten. */
        delete: operations["deleteWebhooksWebhook"];
        options?: never;
        head?: never;
        /** Changes where and what. What waits is posted to the new URL; a subscription that is off receives nothing. */
        patch: operations["patchWebhooksWebhook"];
        trace?: never;
    };
    "/v1/webhooks/{webhook}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a new secret, shown this once. Until `oldSecretUntil` calls are signed with the old one, too. */
        post: operations["postWebhooksWebhookRotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/paypal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * PayPal's webhook endpoint: orders that are approved, captures, and refunds.
         * @description PayPal is asked whether it sent this, by the five `PayPal-*` headers; if not, 400. Otherwise as for Stripe.
         */
        post: operations["postWebhooksPaypal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/stripe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stripe's webhook endpoint: payment intents that succeed, fail or are cancelled, and refunds.
         * @description `Stripe-Signature` must be right and less than five minutes old, else 400. It only says which booking to settle: what
         *     counts is what Stripe answers when it is asked. A second delivery of an event changes nothing.
         */
        post: operations["postWebhooksStripe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description To whom a pre-generated ticket is sold. */
        ActivateIn: {
            holderEmail?: string | null;
            holderName?: string | null;
            holderPhone?: string | null;
            idempotencyKey?: string | null;
            payment?: components["schemas"]["PaymentIn"] | null;
            /** @description A new code; what was printed is void. */
            reissue?: boolean;
        };
        /** @description Who a mail goes to. */
        Addressed: {
            email: string;
            name: string;
        };
        AnnulIn: {
            /** @description The device that scanned; a device token says it by itself. */
            deviceId?: string | null;
            /** @example turnstile did not turn */
            reason?: string | null;
        };
        AnnulOut: {
            scan: components["schemas"]["AnnulledScan"];
            ticket?: components["schemas"]["TicketOut"] | null;
        };
        AnnulledScan: {
            /** Format: date-time */
            annulledAt: string;
            /** @description Null where only the key is known so far: the scan, if it still comes, will not be admitted. */
            id: string | null;
        };
        /** @description The fields of a record, by its datatype. */
        AnyData: components["schemas"]["EventData"] | components["schemas"]["TicketTypeData"] | components["schemas"]["PromotionData"] | components["schemas"]["TaxRateData"] | components["schemas"]["GiftCardData"] | components["schemas"]["ProductData"] | components["schemas"]["InviteData"];
        AppIn: {
            /**
             * @description What the application calls itself.
             * @example box-office
             */
            appId: string;
        };
        /** @description What the application starts its sessions with. The same every time. */
        AppKeyOut: {
            appId: string;
            key: string;
            secret: string;
        };
        AppToken: {
            /** Format: date-time */
            expiresAt: string;
            /** @description For `Authorization`; the person's own goes into `x-client-authorization`. */
            token: string;
        };
        BatchIn: {
            /** @description At most 1,000. Scans of the same code are decided in the order given. */
            scans: components["schemas"]["ScanIn"][];
        };
        BatchItem: components["schemas"]["Verdict"] | components["schemas"]["UndecidedItem"] | components["schemas"]["FailedItem"];
        BatchOut: {
            /** @description One for each scan, in the same order. */
            results: components["schemas"]["BatchItem"][];
        };
        /** @description One booking: its record, and its fields once more on top, where the published clients of either age look. */
        BookingAnswer: components["schemas"]["Record_BookingData"] & {
            amount: components["schemas"]["Major"];
            bookingId: string;
            currency: string;
            items: components["schemas"]["BookingItem"][];
            orderId: string;
            payment?: components["schemas"]["BookingPayment"] | null;
            refundedAmount: components["schemas"]["Major"];
            refunds: components["schemas"]["BookingRefund"][];
            /** @example confirmed */
            status: string;
            ticketIds: string[];
        };
        /** @description A booking, which is an order. */
        BookingData: {
            /** @description What the payment gateway was asked for. */
            amount: components["schemas"]["Major"];
            bookingId: string;
            /** @description `public` or `staff`. */
            channel: string;
            /** Format: date-time */
            confirmedAt: string | null;
            /** @example USD */
            currency: string;
            /** @description The customer's id. */
            customer: string | null;
            discount: components["schemas"]["Major"];
            email: string | null;
            /** @description Id of the event; null where only merchandise was bought. */
            event: string | null;
            /** @description As it was called when it was sold. */
            eventName: string | null;
            /**
             * Format: date-time
             * @description While it is pending: how long its places are held.
             */
            expiresAt: string | null;
            /** @description Paid by gift card. */
            giftCard: components["schemas"]["Major"];
            holderName: string | null;
            items: components["schemas"]["BookingItem"][];
            /**
             * @description `sale`, `comp`, `issue`, `pre_generate`.
             * @example sale
             */
            kind: string;
            /** @description Who made it. */
            madeBy: string;
            name: string;
            note: string | null;
            orderId: string;
            payment?: components["schemas"]["BookingPayment"] | null;
            phone: string | null;
            promoCode: string | null;
            refundedAmount: components["schemas"]["Major"];
            refunds: components["schemas"]["BookingRefund"][];
            /**
             * @description The same word.
             * @example confirmed
             */
            state: string;
            /**
             * @description `pending`, `paid`, `confirmed`, `cancelled`, `partially_refunded`, `refunded`, `expired`.
             * @example confirmed
             */
            status: string;
            subtotal: components["schemas"]["Major"];
            /** @description The tax within the total, whether it was in the prices or came on top. */
            tax: components["schemas"]["Major"];
            /** @description None before it is confirmed. */
            ticketIds: string[];
            total: components["schemas"]["Major"];
        };
        BookingItem: {
            /** @description What the line costs in the end. */
            amount: components["schemas"]["Major"];
            discount: components["schemas"]["Major"];
            name: string;
            /** Format: int32 */
            quantity: number;
            /** @description Of merchandise. */
            sku?: string;
            tax: components["schemas"]["Major"];
            /** @description Of a ticket. */
            ticketTypeId?: string;
            unitPrice: components["schemas"]["Major"];
        };
        BookingPayment: {
            /** @description `stripe` or `paypal`. */
            gateway: string;
            method: string;
            /** Format: date-time */
            paidAt: string | null;
            paypalOrderId?: string;
            ref: string | null;
            /** @description `pending` or `paid`. */
            status: string;
            stripePaymentIntentId?: string;
        };
        BookingRefund: {
            /** @description In all. */
            amount: components["schemas"]["Major"];
            /** Format: date-time */
            at: string;
            /** @description Who asked for it. */
            by: string;
            gateway: string | null;
            /** @description How much of it went to the gift card. */
            giftCard: components["schemas"]["Major"];
            id: string;
            reason: string | null;
            /** @description The gateway's own number of the refund. */
            ref: string | null;
            /**
             * @description `pending`, `done`, or `failed`: the gateway refuses, staff must look.
             * @example done
             */
            status: string;
            ticketIds: string[];
        };
        /** @description Attempts to come in. Taken-back scans do not count, check-outs neither. */
        CheckInStats: {
            /** Format: int32 */
            denied: number;
            /** Format: int32 */
            successful: number;
            /** Format: int32 */
            total: number;
            /**
             * Format: int32
             * @description Tickets that came in at least once.
             */
            uniqueAttendees: number;
        };
        /** @description One ticket for each holder. */
        CompIn: {
            /**
             * @description Id or slug.
             * @example summer-night
             */
            eventId: string;
            holders: components["schemas"]["HolderIn"][];
            idempotencyKey?: string | null;
            note?: string | null;
            /**
             * @description Id, slug or name.
             * @example vip
             */
            ticketTypeId: string;
        };
        /** @description Which booking was paid. */
        ConfirmIn: {
            bookingId: string;
            idempotencyKey?: string | null;
            /**
             * @description The one that the purchase was made with.
             * @example stripe
             */
            paymentGateway: string;
            /**
             * @description What the gateway calls the payment: the intent's id (also with its secret behind), or the PayPal order's.
             * @example pi_3PxYz
             */
            paymentRef: string;
        };
        ConfirmOut: components["schemas"]["TicketsOut"] & {
            amount: components["schemas"]["Major"];
            bookingId: string;
            currency: string;
            orderId: string;
            /** @example confirmed */
            status: string;
        };
        /**
         * @description Two owners answered scans of one ticket, and neither knew of the other: both answers were given, and both cannot be
         *     right. `kept` is the one that the event goes by.
         */
        Conflict: {
            /**
             * Format: date-time
             * @description When it was found.
             */
            foundAt: string;
            kept: components["schemas"]["ConflictingScan"];
            other: components["schemas"]["ConflictingScan"];
            ticket: string;
        };
        /** @description Null where the history does not have the scan yet. */
        ConflictingScan: {
            deviceId: string | null;
            id: string;
            kind: components["schemas"]["KindWord"] | null;
            scanPoint: string | null;
            /** Format: date-time */
            scannedAt: string | null;
        };
        Conflicts: {
            conflicts: components["schemas"]["Conflict"][];
            /** @description Give it as `after` for older ones; null on the last page. */
            next: string | null;
        };
        Counts: {
            /** Format: int32 */
            checkIns: number;
            /** Format: int32 */
            checkOuts: number;
            /** Format: int32 */
            refused: number;
        };
        /** @description A customer. Bookings, tickets and orders name the record's id. */
        CustomerData: {
            email: string;
            name: string | null;
            phone: string | null;
        };
        Decision: {
            outcome: components["schemas"]["OutcomeWord"];
        };
        /** @description A record that is gone. */
        Deleted: {
            datatype: string;
            /** @description Always true. */
            deleted: boolean;
            id: string;
        };
        /** @description One mail or one call. */
        DeliveryOut: {
            /**
             * Format: int32
             * @description Since it was made, or driven again.
             */
            attempts: number;
            /**
             * @description `mail` or `webhook`.
             * @example webhook
             */
            channel: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was delivered or given up.
             */
            doneAt: string | null;
            /**
             * Format: date-time
             * @description When a pending one is tried next, at the earliest.
             */
            dueAt: string | null;
            /** @example dlv_01h455vb4pex5vsknk084sn02q */
            id: string;
            /** @example ticket.scanned */
            kind: string;
            /** @description Why the last attempt failed. */
            lastError: string | null;
            /**
             * Format: int32
             * @description What the other side answered to it (HTTP, SMTP).
             */
            lastStatus: number | null;
            /**
             * @description The fact it tells of: the same for every delivery of it, and in `webhook-id`.
             * @example ntf_01h455vb4pex5vsknk084sn02q
             */
            notification: string;
            /**
             * @description `pending`, `delivered`, or `dead`: given up.
             * @example dead
             */
            state: string;
            /** @description The URL, or the address of a mail. */
            to: string;
            /** @description The subscription, of a webhook. */
            webhook: string | null;
        };
        DeliveryPageOut: {
            deliveries: components["schemas"]["DeliveryOut"][];
            /** @description Give it as `after` to go on; null at the end. */
            next: string | null;
        };
        /** @description Only what is given changes. Tokens that were minted before keep what they say. */
        DeviceChange: {
            events?: string[] | null;
            name?: string | null;
            scanPoints?: string[] | null;
        };
        DeviceIn: {
            /** @description Ids or slugs of events it may scan for; absent or empty = all of the tenant. */
            events?: string[] | null;
            /** @example Handheld 7 */
            name: string;
            /** @description Scan points it may name; absent or empty = all. With exactly one, that one is its default. */
            scanPoints?: string[] | null;
        };
        DeviceOut: {
            /** Format: date-time */
            createdAt: string;
            events: string[];
            /** @example dev_01h455vb4pex5vsknk084sn02q */
            id: string;
            name: string;
            /**
             * Format: date-time
             * @description Once set, every token of the device is refused for good.
             */
            revokedAt: string | null;
            scanPoints: string[];
            /** Format: date-time */
            updatedAt: string;
        };
        DevicePage: {
            devices: components["schemas"]["DeviceOut"][];
            /** @description Give it as `after` to go on; null at the end. */
            next: string | null;
        };
        /** @description How long the token shall be good. */
        DeviceTokenIn: {
            /**
             * Format: int64
             * @description 60 to 34,560,000 (400 days); 30 days if absent.
             */
            ttlSeconds?: number | null;
        };
        DeviceTokenOut: {
            /** Format: date-time */
            expiresAt: string;
            /** @description Shown once: the gateway does not keep it. */
            token: string;
        };
        /** @description What the scanner is told. A refusal is an answer like any other: `success` is false then, and `reason` says why. */
        DoorAnswer: {
            /** @description Only where the scan point does not take the ticket: those that do, as far as that is known. */
            acceptedCheckpoints?: string[];
            /** @description The record of the attempt; absent where nothing was recorded. */
            checkIn?: components["schemas"]["Record_CheckInData"];
            /**
             * @description One word; only where it was refused.
             * @example reentry_not_allowed
             */
            code?: string;
            /** @description The entry that stands in the way. */
            earlier?: components["schemas"]["EarlierEntry"];
            /** @description Of the whole event. */
            occupancy?: components["schemas"]["Fullness"];
            /**
             * @description One sentence; only where it was refused. It contains "already" where the ticket was used.
             * @example Ticket already used. Re-entry not allowed.
             */
            reason?: string;
            success: boolean;
            ticket: components["schemas"]["Record_ScannedTicket"] | null;
            zoneOccupancy: components["schemas"]["Fullness"] | null;
        };
        /** @description What a door sends. */
        DoorIn: {
            /**
             * @description The scan point, by id or name. It need not be registered.
             * @example main-door
             */
            checkpoint?: string | null;
            /** @description What the scanner read, untouched. Staff with `ticket.write` may give a ticket id instead. */
            code: string;
            /**
             * @description The device. A device token says it by itself.
             * @example handheld-7
             */
            device?: string | null;
            /** @description The event, by id or slug. Without it: that of the device, of the checkpoint, or of the code. */
            eventId?: string | null;
            /** @description Sending the same scan with the same key again gives the same answer. */
            idempotencyKey?: string | null;
            /** @description Comes back with the check-in. */
            sessionId?: string | null;
            /**
             * @description Where the scanner stands: people are counted there. Without it, in the zone of the checkpoint, if it has one.
             * @example hall-a
             */
            zone?: string | null;
        };
        EarlierEntry: {
            checkpoint: string | null;
            device: string | null;
            /** Format: date-time */
            timestamp: string;
        };
        EarlierOut: {
            /** Format: date-time */
            at: string;
            deviceId: string | null;
            scanPoint: string | null;
        };
        /** @description The fields of one record. */
        Envelope: {
            /**
             * @description The record's fields, as they come back; unknown ones are ignored. In an update only what is given changes, and
             *     `null` clears what may be empty.
             */
            data: components["schemas"]["AnyData"];
        };
        /** @description Only what is given changes; `null` clears what may be empty. */
        EventChange: {
            /** Format: date-time */
            endsAt?: string | null;
            /** Format: date-time */
            entryFrom?: string | null;
            /** Format: date-time */
            entryUntil?: string | null;
            name?: string | null;
            /** Format: int64 */
            occupancyLimit?: number | null;
            outagePolicy?: string | null;
            requireScanPoint?: boolean | null;
            slug?: string | null;
            /** Format: date-time */
            startsAt?: string | null;
            timeZone?: string | null;
            venue?: unknown;
            /** @description The whole list. */
            zones?: components["schemas"]["Zone"][] | null;
        };
        /** @description An event. */
        EventData: {
            /** Format: date-time */
            endsAt: string | null;
            /** Format: date-time */
            entryFrom: string | null;
            /** Format: date-time */
            entryUntil: string | null;
            name: string;
            /**
             * Format: int32
             * @description People inside at a time; null = no limit.
             */
            occupancyLimit: number | null;
            requireScanPoint: boolean;
            scanPoints: components["schemas"]["ScanPointData"][];
            /** @description Taken wherever an id is. */
            slug: string;
            /** Format: date-time */
            startsAt: string | null;
            /** @example Europe/Berlin */
            timeZone: string | null;
            title: string;
            /** @description A text or an object, as it was sent. */
            venue: unknown;
            zones: components["schemas"]["ZoneData"][];
        };
        EventIn: {
            /** Format: date-time */
            endsAt?: string | null;
            /** Format: date-time */
            entryFrom?: string | null;
            /** Format: date-time */
            entryUntil?: string | null;
            /** @example Summer Night */
            name: string;
            /** Format: int64 */
            occupancyLimit?: number | null;
            /**
             * @description What happens to scans while Redis is away: `deny` (default) or `journal`.
             * @example deny
             */
            outagePolicy?: string | null;
            requireScanPoint?: boolean | null;
            /** @description Made from the name if absent. */
            slug?: string | null;
            /** Format: date-time */
            startsAt?: string | null;
            /**
             * @description An IANA name.
             * @example Europe/Berlin
             */
            timeZone?: string | null;
            /** @description A text or an object. */
            venue?: unknown;
            zones?: components["schemas"]["Zone"][] | null;
        };
        /** @description People inside now. */
        EventOccupancy: {
            /**
             * Format: int32
             * @description Null = no limit.
             */
            capacity: number | null;
            /** Format: int32 */
            current: number;
            eventId: string;
            zones: components["schemas"]["ZoneOccupancy"][];
        };
        EventOut: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            endsAt: string | null;
            /** Format: date-time */
            entryFrom: string | null;
            /** Format: date-time */
            entryUntil: string | null;
            /** @example evt_01h455vb4pex5vsknk084sn02q */
            id: string;
            name: string;
            /** Format: int32 */
            occupancyLimit: number | null;
            outagePolicy: components["schemas"]["OutageWord"];
            requireScanPoint: boolean;
            slug: string;
            /** Format: date-time */
            startsAt: string | null;
            timeZone: string | null;
            /** Format: date-time */
            updatedAt: string;
            venue: unknown;
            zones: components["schemas"]["Zone"][];
        };
        EventPage: {
            events: components["schemas"]["EventOut"][];
            /** @description Give it as `after` to go on; null at the end. */
            next: string | null;
        };
        /** @description How the events module says no: the sentence twice and the word twice, because its clients read either. */
        EventsRefusal: {
            /**
             * @description The same word.
             * @example sold_out
             */
            code: string;
            /** @description The same sentence. */
            error: string;
            /** @description One sentence for people. */
            message: string;
            /**
             * @description The path that was asked.
             * @example /client/events/tickets/purchase
             */
            path: string;
            /**
             * @description One word for machines.
             * @example sold_out
             */
            reason: string;
            /** Format: int32 */
            statusCode: number;
        };
        /** @description One line: a ticket. */
        ExportLine: {
            /** @description Only with `ticket.write`. */
            code?: string;
            /** Format: int32 */
            entries: number;
            externalId?: string;
            holder?: components["schemas"]["HolderOut"] | null;
            id: string;
            state: components["schemas"]["StatusWord"];
            /** @description Slug of the type. */
            ticketType: string;
        };
        /** @description This scan could not be read, or its key was used for another one. */
        FailedItem: {
            error: components["schemas"]["ItemError"];
        };
        Feed: {
            /** @description Give it as `after`: the feed goes on from there, now or later. */
            next: string;
            scans: components["schemas"]["FeedEntry"][];
        };
        /** @description One line of the feed. An annulment names the scan it takes back, and says of it what is known. */
        FeedEntry: {
            /**
             * Format: date-time
             * @description Set once the scan was taken back.
             */
            annulledAt?: string;
            anomaly?: boolean;
            /**
             * Format: date-time
             * @description The client's own time of an offline scan.
             */
            clientScannedAt?: string;
            deviceId: string | null;
            doubleRead?: boolean;
            id: string;
            kind: components["schemas"]["KindWord"] | null;
            /**
             * @description `ADMIT`, the reason of a refusal, `ANNULLED` (its turnstile took it back) or `DISOWNED` (the gateway could not
             *     answer in time and took it back).
             * @example ADMIT
             */
            outcome: string;
            /** @description Why it was taken back, as the turnstile said. */
            reason?: string;
            scanPoint: string | null;
            /**
             * Format: date-time
             * @description When it was decided, or taken back.
             */
            scannedAt: string;
            /** @description Who scanned: the subject of the token. */
            scannedBy: string | null;
            /**
             * Format: int64
             * @description The commit that carried it.
             */
            seq: number;
            ticket: string | null;
            ticketType: string | null;
        };
        Fullness: {
            /**
             * Format: int32
             * @description Null = no limit.
             */
            capacity: number | null;
            /** Format: int32 */
            current: number;
        };
        /** @description One gateway that a purchase may name. */
        GatewayOut: {
            /** @example stripe */
            name: string;
            /** @description Whether the built-in sandbox plays it. */
            sandbox: boolean;
        };
        /** @description A gift card. It is charged when an order is confirmed. */
        GiftCardData: {
            balance: components["schemas"]["Major"];
            /**
             * @description Taken in any case.
             * @example GIFT-50
             */
            code: string;
            /** @example USD */
            currency: string;
            /**
             * Format: date-time
             * @description Pays nothing from then on.
             */
            expiresAt: string | null;
        };
        /** @description The gateway need not send it again. */
        Heard: {
            /** @description Always true. */
            received: boolean;
        };
        HolderIn: {
            /** @example pat@example.com */
            email: string;
            name?: string | null;
            phone?: string | null;
        };
        HolderName: {
            name: string;
        };
        /** @description E-mail and phone only with `ticket.write`. */
        HolderOut: {
            email?: string;
            name: string | null;
            phone?: string;
        };
        ImportHolder: {
            email?: string | null;
            name?: string | null;
            phone?: string | null;
        };
        /** @description One line: a ticket. */
        ImportLineIn: {
            /** @description A code printed elsewhere, unique in its event; without it the ticket gets a signed one. */
            code?: string | null;
            /** @description The seller's own id: makes a repeated import harmless. */
            externalId?: string | null;
            holder?: components["schemas"]["ImportHolder"] | null;
            /**
             * @description Id, slug or name of the type.
             * @example general
             */
            ticketType: string;
        };
        ImportReport: {
            /**
             * Format: int64
             * @description Lines whose ticket was there already (same `externalId`, else same `code`): it stayed as it was.
             */
            already: number;
            /**
             * Format: int64
             * @description New tickets.
             */
            imported: number;
            rejected: components["schemas"]["RejectedLine"][];
            /**
             * Format: int64
             * @description Further rejected lines that are not listed.
             */
            rejectedMore?: number;
        };
        /** @description Which booking is to be paid. */
        IntentIn: {
            bookingId: string;
        };
        /** @description A code that opens the public sale of an invite-only type. */
        InviteData: {
            /** @description Taken in any case. */
            code: string;
            event: string;
            /**
             * Format: int32
             * @description Orders; null = no limit.
             */
            maxUses: number | null;
            /**
             * @description Id of the type that it opens.
             * @example adm_01h455vb4pex5vsknk084sn02q
             */
            ticketType: string;
            /**
             * Format: int32
             * @description Orders that use it now: paid ones, and those that wait for payment.
             */
            uses: number;
        };
        /** @description A ticket, or several of the same holder. */
        IssueIn: {
            holderEmail?: string | null;
            holderName?: string | null;
            holderPhone?: string | null;
            idempotencyKey?: string | null;
            note?: string | null;
            /**
             * Format: int64
             * @description 1 if absent.
             */
            quantity?: number | null;
            /**
             * @description Id, slug or name.
             * @example general
             */
            ticketTypeId: string;
        };
        /** @description An item of a batch that was not decided or not understood. */
        ItemError: {
            code: string;
            field?: string | null;
            message: string;
        };
        /** @description A type of ticket, or merchandise by its `sku`. */
        ItemIn: {
            /**
             * Format: int64
             * @example 2
             */
            quantity: number;
            sku?: string | null;
            /**
             * @description Id, slug or name of a type of the event.
             * @example general
             */
            ticketTypeId?: string | null;
        };
        KeyIdOut: {
            kid: string;
        };
        /** @description A JWKS (RFC 7517, RFC 8037). */
        KeySet: {
            keys: components["schemas"]["PublicKey"][];
        };
        /** @enum {string} */
        KindWord: "CHECK_IN" | "CHECK_OUT";
        Ledger: {
            /** @description In the order in which it happened. */
            entries: components["schemas"]["LedgerEntry"][];
        };
        /** @description One movement. */
        LedgerEntry: {
            /**
             * Format: int64
             * @description Minor units of the currency.
             */
            amount: number;
            /** Format: date-time */
            at: string;
            bookingId: string;
            /** @example EUR */
            currency: string;
            /**
             * @description The gateway that was played: `stripe` or `paypal`.
             * @example stripe
             */
            gateway: string;
            /**
             * @description `intent`: somebody was asked to pay; `payment`: they did; `refund`: money went back.
             * @example payment
             */
            kind: string;
            paymentRef: string;
        };
        /** @enum {string} */
        Light: "green" | "amber" | "red";
        /** @description A page of a list. */
        Listed_Notification: {
            data: {
                bookingId?: string | null;
                /** Format: date-time */
                createdAt: string;
                eventId?: string | null;
                id: string;
                /** @description The ticket that a transfer ended. */
                revokedTicketId?: string | null;
                /**
                 * @description `pending`, `sent`, `dead` (given up) or `unheard` (nobody subscribed).
                 * @example sent
                 */
                state: string;
                /** @description The one ticket, where it is about one. */
                ticketId?: string | null;
                /** @description Every ticket it names. */
                ticketIds: string[];
                to?: components["schemas"]["Addressed"] | null;
                /** @example tickets-issued */
                type: string;
            }[];
            hasNext: boolean;
            /**
             * Format: int32
             * @description The first page is 1.
             */
            page: number;
            /** Format: int32 */
            pageSize: number;
            /**
             * Format: int64
             * @description On all pages together.
             */
            total: number;
        };
        /** @description A page of a list. */
        Listed_Record_AnyData: {
            data: {
                /** Format: date-time */
                createdate: string;
                /** @description The fields of a record, by its datatype. */
                data: components["schemas"]["EventData"] | components["schemas"]["TicketTypeData"] | components["schemas"]["PromotionData"] | components["schemas"]["TaxRateData"] | components["schemas"]["GiftCardData"] | components["schemas"]["ProductData"] | components["schemas"]["InviteData"];
                /** @example event_ticket */
                datatype: string;
                /** @description The id, once more: whichever of the two a client reads. */
                id: string;
                /** Format: date-time */
                modifydate: string;
                /** @description The organisation. */
                pk: string;
                /** @description The id. */
                sk: string;
                /**
                 * @description The word for the state it is in.
                 * @example active
                 */
                state: string;
                /**
                 * Format: int64
                 * @description Rises with every change.
                 */
                version: number;
            }[];
            hasNext: boolean;
            /**
             * Format: int32
             * @description The first page is 1.
             */
            page: number;
            /** Format: int32 */
            pageSize: number;
            /**
             * Format: int64
             * @description On all pages together.
             */
            total: number;
        };
        /** @description A page of a list. */
        Listed_Record_BookingData: {
            data: {
                /** Format: date-time */
                createdate: string;
                /** @description A booking, which is an order. */
                data: {
                    /** @description What the payment gateway was asked for. */
                    amount: components["schemas"]["Major"];
                    bookingId: string;
                    /** @description `public` or `staff`. */
                    channel: string;
                    /** Format: date-time */
                    confirmedAt: string | null;
                    /** @example USD */
                    currency: string;
                    /** @description The customer's id. */
                    customer: string | null;
                    discount: components["schemas"]["Major"];
                    email: string | null;
                    /** @description Id of the event; null where only merchandise was bought. */
                    event: string | null;
                    /** @description As it was called when it was sold. */
                    eventName: string | null;
                    /**
                     * Format: date-time
                     * @description While it is pending: how long its places are held.
                     */
                    expiresAt: string | null;
                    /** @description Paid by gift card. */
                    giftCard: components["schemas"]["Major"];
                    holderName: string | null;
                    items: components["schemas"]["BookingItem"][];
                    /**
                     * @description `sale`, `comp`, `issue`, `pre_generate`.
                     * @example sale
                     */
                    kind: string;
                    /** @description Who made it. */
                    madeBy: string;
                    name: string;
                    note: string | null;
                    orderId: string;
                    payment?: components["schemas"]["BookingPayment"] | null;
                    phone: string | null;
                    promoCode: string | null;
                    refundedAmount: components["schemas"]["Major"];
                    refunds: components["schemas"]["BookingRefund"][];
                    /**
                     * @description The same word.
                     * @example confirmed
                     */
                    state: string;
                    /**
                     * @description `pending`, `paid`, `confirmed`, `cancelled`, `partially_refunded`, `refunded`, `expired`.
                     * @example confirmed
                     */
                    status: string;
                    subtotal: components["schemas"]["Major"];
                    /** @description The tax within the total, whether it was in the prices or came on top. */
                    tax: components["schemas"]["Major"];
                    /** @description None before it is confirmed. */
                    ticketIds: string[];
                    total: components["schemas"]["Major"];
                };
                /** @example event_ticket */
                datatype: string;
                /** @description The id, once more: whichever of the two a client reads. */
                id: string;
                /** Format: date-time */
                modifydate: string;
                /** @description The organisation. */
                pk: string;
                /** @description The id. */
                sk: string;
                /**
                 * @description The word for the state it is in.
                 * @example active
                 */
                state: string;
                /**
                 * Format: int64
                 * @description Rises with every change.
                 */
                version: number;
            }[];
            hasNext: boolean;
            /**
             * Format: int32
             * @description The first page is 1.
             */
            page: number;
            /** Format: int32 */
            pageSize: number;
            /**
             * Format: int64
             * @description On all pages together.
             */
            total: number;
        };
        /** @description A page of a list. */
        Listed_Record_OrderData: {
            data: {
                /** Format: date-time */
                createdate: string;
                /** @description An order of the storefront. */
                data: {
                    /** @description What the payment gateway was asked for. */
                    amount: components["schemas"]["Major"];
                    /** @description The customer's id. */
                    author: string | null;
                    bookingId: string;
                    /** @example USD */
                    currency: string;
                    /** @description The same. */
                    customerId: string | null;
                    discount: components["schemas"]["Major"];
                    email: string | null;
                    /** @description What a gift card paid of the total. */
                    giftCard: components["schemas"]["Major"];
                    items: components["schemas"]["OrderLine"][];
                    name: string | null;
                    /**
                     * @description The booking's id.
                     * @example ord_01h455vb4pex5vsknk084sn02q
                     */
                    orderNumber: string;
                    paymentGateway: string | null;
                    paymentRef: string | null;
                    promoCode: string | null;
                    refundedAmount: components["schemas"]["Major"];
                    refunds: components["schemas"]["OrderRefund"][];
                    /**
                     * @description `new`, `processing`, `completed`, `cancelled` or `refunded`.
                     * @example completed
                     */
                    status: string;
                    subtotal: components["schemas"]["Major"];
                    /** @description The tax within the total. */
                    tax: components["schemas"]["Major"];
                    ticketIds: string[];
                    total: components["schemas"]["Major"];
                };
                /** @example event_ticket */
                datatype: string;
                /** @description The id, once more: whichever of the two a client reads. */
                id: string;
                /** Format: date-time */
                modifydate: string;
                /** @description The organisation. */
                pk: string;
                /** @description The id. */
                sk: string;
                /**
                 * @description The word for the state it is in.
                 * @example active
                 */
                state: string;
                /**
                 * Format: int64
                 * @description Rises with every change.
                 */
                version: number;
            }[];
            hasNext: boolean;
            /**
             * Format: int32
             * @description The first page is 1.
             */
            page: number;
            /** Format: int32 */
            pageSize: number;
            /**
             * Format: int64
             * @description On all pages together.
             */
            total: number;
        };
        /** @description A page of a list. */
        Listed_Record_StoreProduct: {
            data: {
                /** Format: date-time */
                createdate: string;
                /** @description A product with its sellable variants. Places left of a ticket are shown with its event's ticket types. */
                data: components["schemas"]["ProductData"] & {
                    variations: components["schemas"]["ProductData"][];
                };
                /** @example event_ticket */
                datatype: string;
                /** @description The id, once more: whichever of the two a client reads. */
                id: string;
                /** Format: date-time */
                modifydate: string;
                /** @description The organisation. */
                pk: string;
                /** @description The id. */
                sk: string;
                /**
                 * @description The word for the state it is in.
                 * @example active
                 */
                state: string;
                /**
                 * Format: int64
                 * @description Rises with every change.
                 */
                version: number;
            }[];
            hasNext: boolean;
            /**
             * Format: int32
             * @description The first page is 1.
             */
            page: number;
            /** Format: int32 */
            pageSize: number;
            /**
             * Format: int64
             * @description On all pages together.
             */
            total: number;
        };
        /** @description A page of a list. */
        Listed_Record_TicketData: {
            data: {
                /** Format: date-time */
                createdate: string;
                /** @description A ticket. */
                data: {
                    bookingId: string | null;
                    checkIns: components["schemas"]["TicketCheckIn"][];
                    /** @description What the QR code says; only for whom it is meant: the holder, and staff with `ticket.write`. */
                    code?: string;
                    /** @description Where its holder is inside, as far as that is known. */
                    currentZone: string | null;
                    /** @description The customer's id: the same on the booking and on the order. */
                    customer: string | null;
                    /**
                     * Format: int32
                     * @description Accepted check-ins so far.
                     */
                    entriesUsed: number;
                    /** @description Id of the event. */
                    event: string;
                    /** @description As it was called when the ticket was sold. */
                    eventName: string;
                    holder: components["schemas"]["TicketHolder"];
                    holderEmail: string | null;
                    holderName: string | null;
                    /** Format: date-time */
                    lastCheckIn: string | null;
                    /**
                     * @description A short name to show. It opens nothing.
                     * @example K084SN02QXYZ
                     */
                    name: string;
                    /** @description What staff wrote when they made it. */
                    notes: string | null;
                    /** @description What was paid at the door for it. */
                    payments: components["schemas"]["TicketPayment"][];
                    perks: string[];
                    purchase: components["schemas"]["TicketPurchase"];
                    refundPolicy: string | null;
                    /**
                     * @description `unactivated`, `active`, `checked_in`, `cancelled`, `refunded`, `revoked`, `blocked`.
                     * @example active
                     */
                    status: string;
                    /** @description Id of the type. */
                    ticketType: string;
                    ticketTypeName: string;
                    transferable: boolean;
                    transfers: components["schemas"]["TicketTransfer"][];
                };
                /** @example event_ticket */
                datatype: string;
                /** @description The id, once more: whichever of the two a client reads. */
                id: string;
                /** Format: date-time */
                modifydate: string;
                /** @description The organisation. */
                pk: string;
                /** @description The id. */
                sk: string;
                /**
                 * @description The word for the state it is in.
                 * @example active
                 */
                state: string;
                /**
                 * Format: int64
                 * @description Rises with every change.
                 */
                version: number;
            }[];
            hasNext: boolean;
            /**
             * Format: int32
             * @description The first page is 1.
             */
            page: number;
            /** Format: int32 */
            pageSize: number;
            /**
             * Format: int64
             * @description On all pages together.
             */
            total: number;
        };
        /** @description A page of a list. */
        Listed_Record_TypeOnSale: {
            data: {
                /** Format: date-time */
                createdate: string;
                /** @description A ticket type, and how its sale stands. */
                data: components["schemas"]["TicketTypeData"] & {
                    /**
                     * Format: int32
                     * @description Places left: neither sold nor held. Null = no limit.
                     */
                    available: number | null;
                    /**
                     * @description `upcoming`, `open`, `closed`.
                     * @example open
                     */
                    saleState: string;
                    /**
                     * Format: int32
                     * @description Places that are taken.
                     */
                    soldCount: number;
                    soldOut: boolean;
                };
                /** @example event_ticket */
                datatype: string;
                /** @description The id, once more: whichever of the two a client reads. */
                id: string;
                /** Format: date-time */
                modifydate: string;
                /** @description The organisation. */
                pk: string;
                /** @description The id. */
                sk: string;
                /**
                 * @description The word for the state it is in.
                 * @example active
                 */
                state: string;
                /**
                 * Format: int64
                 * @description Rises with every change.
                 */
                version: number;
            }[];
            hasNext: boolean;
            /**
             * Format: int32
             * @description The first page is 1.
             */
            page: number;
            /** Format: int32 */
            pageSize: number;
            /**
             * Format: int64
             * @description On all pages together.
             */
            total: number;
        };
        /** @description One update of the stream (`event: update`). */
        LiveUpdate: {
            /** Format: date-time */
            at: string;
            /** Format: int32 */
            inside: number;
            /** Format: int32 */
            limit?: number;
            /**
             * Format: int64
             * @description Scans this stream was too slow to see, if any; the counters were read afresh.
             */
            missed?: number;
            /** @description In the last second. */
            perSecond: components["schemas"]["Counts"];
            /** @description Refusals since the stream began, by reason. */
            refusals: {
                [key: string]: number;
            };
            /** @description Since the first scan of the event. */
            scanPoints: {
                [key: string]: components["schemas"]["Counts"];
            };
        };
        /** @description The tickets that were made. A single one also stands on top, as a record. */
        Made: (components["schemas"]["Record_TicketData"] | null) & components["schemas"]["TicketsOut"] & {
            bookingId: string;
            orderId: string;
        };
        /**
         * Format: double
         * @description An amount that goes out: `199`, `19.9`.
         * @example 199
         */
        Major: number;
        /**
         * Format: double
         * @description An amount as it came in: a number, or a number in a text. Its currency is known later.
         * @example 199
         */
        MajorIn: number;
        /** @description A record that is to be made. */
        NamedEnvelope: {
            data: components["schemas"]["AnyData"];
            /** @example event_ticket_type */
            datatype: string;
        };
        /** @description One fact that was announced, or will be. */
        NewsOut: {
            /** Format: date-time */
            createdAt: string;
            /** @description Ids, and of a mail the addressee: `bookingId`, `eventId`, `ticketId` or `ticketIds`, `to {email, name}` ... */
            data: Record<string, never>;
            /** @example ntf_01h455vb4pex5vsknk084sn02q */
            id: string;
            /**
             * @description `pending`, `sent`, `dead` (something of it was given up), or `unheard` (nobody wanted to hear of it).
             * @example sent
             */
            state: string;
            /**
             * @description `tickets-issued` and `ticket-transferred` are mails; the others go to webhooks.
             * @example tickets-issued
             */
            type: string;
        };
        NewsPageOut: {
            /** @description Give it as `after` to go on; null at the end. */
            next: string | null;
            notifications: components["schemas"]["NewsOut"][];
            /**
             * Format: int64
             * @description Of all pages.
             */
            total: number;
        };
        /** @description A notification: a mail, or a fact that webhooks hear of. */
        Notification: {
            bookingId?: string | null;
            /** Format: date-time */
            createdAt: string;
            eventId?: string | null;
            id: string;
            /** @description The ticket that a transfer ended. */
            revokedTicketId?: string | null;
            /**
             * @description `pending`, `sent`, `dead` (given up) or `unheard` (nobody subscribed).
             * @example sent
             */
            state: string;
            /** @description The one ticket, where it is about one. */
            ticketId?: string | null;
            /** @description Every ticket it names. */
            ticketIds: string[];
            to?: components["schemas"]["Addressed"] | null;
            /** @example tickets-issued */
            type: string;
        };
        OccupancyOut: {
            /** Format: int32 */
            inside: number;
            /** Format: int32 */
            limit?: number;
        };
        OccupancyReportOut: {
            event: string;
            /** Format: int64 */
            held: number;
            /** Format: int32 */
            inside: number;
            /** Format: int32 */
            limit?: number;
            scanPoints: components["schemas"]["PointCountsOut"][];
            /**
             * Format: int64
             * @description Tickets that take a place, of all types.
             */
            sold: number;
            /**
             * Format: int32
             * @description All tickets, cancelled ones too.
             */
            tickets: number;
            types: components["schemas"]["TypeCountsOut"][];
            zones: components["schemas"]["ZoneCountsOut"][];
        };
        /** @description An order of the storefront. */
        OrderData: {
            /** @description What the payment gateway was asked for. */
            amount: components["schemas"]["Major"];
            /** @description The customer's id. */
            author: string | null;
            bookingId: string;
            /** @example USD */
            currency: string;
            /** @description The same. */
            customerId: string | null;
            discount: components["schemas"]["Major"];
            email: string | null;
            /** @description What a gift card paid of the total. */
            giftCard: components["schemas"]["Major"];
            items: components["schemas"]["OrderLine"][];
            name: string | null;
            /**
             * @description The booking's id.
             * @example ord_01h455vb4pex5vsknk084sn02q
             */
            orderNumber: string;
            paymentGateway: string | null;
            paymentRef: string | null;
            promoCode: string | null;
            refundedAmount: components["schemas"]["Major"];
            refunds: components["schemas"]["OrderRefund"][];
            /**
             * @description `new`, `processing`, `completed`, `cancelled` or `refunded`.
             * @example completed
             */
            status: string;
            subtotal: components["schemas"]["Major"];
            /** @description The tax within the total. */
            tax: components["schemas"]["Major"];
            ticketIds: string[];
            total: components["schemas"]["Major"];
        };
        OrderLine: {
            /** @description What the line cost in the end. */
            amount: components["schemas"]["Major"];
            discount: components["schemas"]["Major"];
            /**
             * @description Always `product`: a ticket is the variant of a product.
             * @example product
             */
            itemType: string;
            /** @description As it was sold. */
            name: string;
            price: components["schemas"]["Major"];
            /** Format: int32 */
            quantity: number;
            /** @description The seller's own, or the id of the ticket type. */
            sku: string;
            tax: components["schemas"]["Major"];
            ticketTypeId?: string;
        };
        OrderRefund: {
            amount: components["schemas"]["Major"];
            /** Format: date-time */
            at: string;
            /** @description How much of it went back to the gift card. */
            giftCard: components["schemas"]["Major"];
            /**
             * @description `pending`, `done` or `failed`.
             * @example done
             */
            status: string;
        };
        /** @enum {string} */
        OutageWord: "deny" | "journal";
        /**
         * @description What the sandbox says of the payment from now on.
         * @enum {string}
         */
        OutcomeWord: "succeeded" | "failed" | "pending";
        PayPalConfig: {
            /** @description For PayPal's buttons. */
            clientId: string;
            /**
             * @description Always `capture`: the money is taken when the order is confirmed.
             * @example capture
             */
            intent: string;
            /** @example paypal */
            paymentGateway: string;
            /** @description Whether the built-in sandbox plays PayPal: confirm-order then takes the place of PayPal's pages. */
            sandbox: boolean;
        };
        PaymentIn: {
            /** @description In the currency of its type. */
            amount: components["schemas"]["MajorIn"];
            /** @example card */
            method: string;
            ref?: string | null;
        };
        /** @description What the buyer's browser needs to pay. */
        PaymentOut: {
            /** @description PayPal only. */
            approveUrl?: string;
            /**
             * @description Stripe only.
             * @example pi_3PxYz_secret_K8rW
             */
            clientSecret?: string;
            /**
             * @description Stripe only.
             * @example pi_3PxYz
             */
            paymentIntentId?: string;
            /** @description PayPal only. */
            paypalOrderId?: string;
        };
        /**
         * Format: double
         * @example 7.5
         */
        Plain: number;
        /** @description Per scan point, as scans named it. */
        PointCountsOut: {
            /** Format: int32 */
            checkIns: number;
            /** Format: int32 */
            checkOuts: number;
            /** Format: int32 */
            refused: number;
            scanPoint: string;
        };
        /** @description A refusal as it goes over the wire. */
        Problem: {
            /**
             * @description One word for machines.
             * @example INVALID_FIELD
             */
            code: string;
            /** @description One sentence for people. */
            detail: string;
            /** @description The field that is wrong, as a path such as `holder.name`. */
            field?: string | null;
            /** @description Whether sending the same request again makes sense. */
            retryable?: boolean | null;
            /** Format: int32 */
            status: number;
            /** @example Unprocessable Entity */
            title: string;
            /**
             * @description `about:blank`: the code says it all.
             * @example about:blank
             */
            type: string;
            /** @description Only where a scan was not decided: always `UNDECIDED`. */
            verdict?: string | null;
        };
        /** @description A variant that the storefront sells. */
        ProductData: {
            /** @example USD */
            currency: string;
            description: string | null;
            event?: string | null;
            name: string;
            price: components["schemas"]["Major"];
            /**
             * @description The seller's own, or the id of the ticket type.
             * @example SHIRT-M
             */
            sku: string;
            /**
             * Format: int32
             * @description Pieces for sale; null = no limit, and for tickets, whose places are counted by their event.
             */
            stock: number | null;
            /** @description The ticket type that it stands for. */
            ticketType?: string | null;
            /**
             * @description `ticket` or `merchandise`.
             * @example merchandise
             */
            type: string;
        };
        /** @description A code that takes something off an order. */
        PromotionData: {
            /**
             * @description Taken in any case.
             * @example EARLY10
             */
            code: string;
            /** Format: date-time */
            endsAt: string | null;
            /**
             * @description `percent` of each line, or an `amount` of the order's currency, once.
             * @example percent
             */
            kind: string;
            /**
             * Format: int32
             * @description Orders; null = no limit.
             */
            maxUses: number | null;
            /** Format: int32 */
            maxUsesPerCustomer: number | null;
            /** Format: date-time */
            startsAt: string | null;
            /** @description Ids or slugs of ticket types; empty = everything, merchandise too. */
            ticketTypes: string[];
            /**
             * Format: int32
             * @description Orders that use it now: paid ones, and those that wait for payment.
             */
            uses: number;
            /** @description 10 is 10 %, or 10 units of the order's currency. */
            value: components["schemas"]["Plain"];
        };
        PublicKey: {
            /** @example EdDSA */
            alg: string;
            /** @example Ed25519 */
            crv: string;
            /** @description The key id that stands in the first byte of a code, in decimal. */
            kid: string;
            /** @example OKP */
            kty: string;
            /** @example sig */
            use: string;
            /** @description The public key, base64url. */
            x: string;
        };
        /** @description What somebody wants to buy. Prices are the server's. */
        PurchaseIn: {
            /**
             * @description Of the buyer, who holds the tickets too.
             * @example alex@example.com
             */
            email: string;
            /**
             * @description Id or slug. Not needed where only merchandise is bought.
             * @example summer-night
             */
            eventId?: string | null;
            giftCardCode?: string | null;
            /** @description Sending the same purchase with the same key again gives the same booking. */
            idempotencyKey?: string | null;
            /** @description Opens the sale of types that are sold by invitation. */
            inviteCode?: string | null;
            /** @description Also read as `tickets`. */
            items: components["schemas"]["ItemIn"][];
            name?: string | null;
            /**
             * @description `stripe` or `paypal`. Not needed where nothing is to pay.
             * @example stripe
             */
            paymentGateway?: string | null;
            phone?: string | null;
            /** @example EARLY10 */
            promoCode?: string | null;
            /** @description Where PayPal sends the buyer back to. */
            returnUrl?: string | null;
        };
        /** @description A booking whose places are held until `expiresAt`. It has its tickets at once where nothing is to pay. */
        PurchaseOut: components["schemas"]["PaymentOut"] & components["schemas"]["TicketsOut"] & {
            /** @description Left to pay. */
            amount: components["schemas"]["Major"];
            bookingId: string;
            /** @example USD */
            currency: string;
            discount: components["schemas"]["Major"];
            /** Format: date-time */
            expiresAt: string | null;
            /** @description What the gift card pays, once the booking is confirmed. */
            giftCard: components["schemas"]["Major"];
            items: components["schemas"]["BookingItem"][];
            /** @description The same. */
            orderId: string;
            paymentGateway: string | null;
            /** @example pending */
            status: string;
            subtotal: components["schemas"]["Major"];
            tax: components["schemas"]["Major"];
            total: components["schemas"]["Major"];
        };
        ReasonIn: {
            idempotencyKey?: string | null;
            reason?: string | null;
        };
        /** @description One thing, wrapped as the clients of this surface read it. */
        Record_AnyData: {
            /** Format: date-time */
            createdate: string;
            /** @description The fields of a record, by its datatype. */
            data: components["schemas"]["EventData"] | components["schemas"]["TicketTypeData"] | components["schemas"]["PromotionData"] | components["schemas"]["TaxRateData"] | components["schemas"]["GiftCardData"] | components["schemas"]["ProductData"] | components["schemas"]["InviteData"];
            /** @example event_ticket */
            datatype: string;
            /** @description The id, once more: whichever of the two a client reads. */
            id: string;
            /** Format: date-time */
            modifydate: string;
            /** @description The organisation. */
            pk: string;
            /** @description The id. */
            sk: string;
            /**
             * @description The word for the state it is in.
             * @example active
             */
            state: string;
            /**
             * Format: int64
             * @description Rises with every change.
             */
            version: number;
        };
        /** @description One thing, wrapped as the clients of this surface read it. */
        Record_BookingData: {
            /** Format: date-time */
            createdate: string;
            /** @description A booking, which is an order. */
            data: {
                /** @description What the payment gateway was asked for. */
                amount: components["schemas"]["Major"];
                bookingId: string;
                /** @description `public` or `staff`. */
                channel: string;
                /** Format: date-time */
                confirmedAt: string | null;
                /** @example USD */
                currency: string;
                /** @description The customer's id. */
                customer: string | null;
                discount: components["schemas"]["Major"];
                email: string | null;
                /** @description Id of the event; null where only merchandise was bought. */
                event: string | null;
                /** @description As it was called when it was sold. */
                eventName: string | null;
                /**
                 * Format: date-time
                 * @description While it is pending: how long its places are held.
                 */
                expiresAt: string | null;
                /** @description Paid by gift card. */
                giftCard: components["schemas"]["Major"];
                holderName: string | null;
                items: components["schemas"]["BookingItem"][];
                /**
                 * @description `sale`, `comp`, `issue`, `pre_generate`.
                 * @example sale
                 */
                kind: string;
                /** @description Who made it. */
                madeBy: string;
                name: string;
                note: string | null;
                orderId: string;
                payment?: components["schemas"]["BookingPayment"] | null;
                phone: string | null;
                promoCode: string | null;
                refundedAmount: components["schemas"]["Major"];
                refunds: components["schemas"]["BookingRefund"][];
                /**
                 * @description The same word.
                 * @example confirmed
                 */
                state: string;
                /**
                 * @description `pending`, `paid`, `confirmed`, `cancelled`, `partially_refunded`, `refunded`, `expired`.
                 * @example confirmed
                 */
                status: string;
                subtotal: components["schemas"]["Major"];
                /** @description The tax within the total, whether it was in the prices or came on top. */
                tax: components["schemas"]["Major"];
                /** @description None before it is confirmed. */
                ticketIds: string[];
                total: components["schemas"]["Major"];
            };
            /** @example event_ticket */
            datatype: string;
            /** @description The id, once more: whichever of the two a client reads. */
            id: string;
            /** Format: date-time */
            modifydate: string;
            /** @description The organisation. */
            pk: string;
            /** @description The id. */
            sk: string;
            /**
             * @description The word for the state it is in.
             * @example active
             */
            state: string;
            /**
             * Format: int64
             * @description Rises with every change.
             */
            version: number;
        };
        /** @description One thing, wrapped as the clients of this surface read it. */
        Record_CheckInData: {
            /** Format: date-time */
            createdate: string;
            /** @description One attempt to come in or to go out. */
            data: {
                /** @description The holder's name. */
                attendee: string | null;
                checkpoint: string | null;
                /**
                 * @description The day it happened, UTC.
                 * @example 2026-09-12
                 */
                day: string;
                denialMessage?: string;
                denialReason?: string;
                /**
                 * @description `in` or `out`.
                 * @example in
                 */
                direction: string;
                event: string;
                /** @description `double_read`, `anomaly`, `degraded` where they are true. */
                flags: string[];
                /** @example entrance */
                scanType: string;
                session: string | null;
                /**
                 * @description `success`, `denied`, or `flagged`: let out although something is odd about the ticket.
                 * @example success
                 */
                status: string;
                ticket: string | null;
                ticketType: string | null;
                /** Format: date-time */
                timestamp: string;
                validatedBy: string;
                /** @example qr_scan */
                validationMethod: string;
                validatorDevice: string | null;
                zone: string | null;
            };
            /** @example event_ticket */
            datatype: string;
            /** @description The id, once more: whichever of the two a client reads. */
            id: string;
            /** Format: date-time */
            modifydate: string;
            /** @description The organisation. */
            pk: string;
            /** @description The id. */
            sk: string;
            /**
             * @description The word for the state it is in.
             * @example active
             */
            state: string;
            /**
             * Format: int64
             * @description Rises with every change.
             */
            version: number;
        };
        /** @description One thing, wrapped as the clients of this surface read it. */
        Record_CustomerData: {
            /** Format: date-time */
            createdate: string;
            /** @description A customer. Bookings, tickets and orders name the record's id. */
            data: {
                email: string;
                name: string | null;
                phone: string | null;
            };
            /** @example event_ticket */
            datatype: string;
            /** @description The id, once more: whichever of the two a client reads. */
            id: string;
            /** Format: date-time */
            modifydate: string;
            /** @description The organisation. */
            pk: string;
            /** @description The id. */
            sk: string;
            /**
             * @description The word for the state it is in.
             * @example active
             */
            state: string;
            /**
             * Format: int64
             * @description Rises with every change.
             */
            version: number;
        };
        /** @description One thing, wrapped as the clients of this surface read it. */
        Record_OrderData: {
            /** Format: date-time */
            createdate: string;
            /** @description An order of the storefront. */
            data: {
                /** @description What the payment gateway was asked for. */
                amount: components["schemas"]["Major"];
                /** @description The customer's id. */
                author: string | null;
                bookingId: string;
                /** @example USD */
                currency: string;
                /** @description The same. */
                customerId: string | null;
                discount: components["schemas"]["Major"];
                email: string | null;
                /** @description What a gift card paid of the total. */
                giftCard: components["schemas"]["Major"];
                items: components["schemas"]["OrderLine"][];
                name: string | null;
                /**
                 * @description The booking's id.
                 * @example ord_01h455vb4pex5vsknk084sn02q
                 */
                orderNumber: string;
                paymentGateway: string | null;
                paymentRef: string | null;
                promoCode: string | null;
                refundedAmount: components["schemas"]["Major"];
                refunds: components["schemas"]["OrderRefund"][];
                /**
                 * @description `new`, `processing`, `completed`, `cancelled` or `refunded`.
                 * @example completed
                 */
                status: string;
                subtotal: components["schemas"]["Major"];
                /** @description The tax within the total. */
                tax: components["schemas"]["Major"];
                ticketIds: string[];
                total: components["schemas"]["Major"];
            };
            /** @example event_ticket */
            datatype: string;
            /** @description The id, once more: whichever of the two a client reads. */
            id: string;
            /** Format: date-time */
            modifydate: string;
            /** @description The organisation. */
            pk: string;
            /** @description The id. */
            sk: string;
            /**
             * @description The word for the state it is in.
             * @example active
             */
            state: string;
            /**
             * Format: int64
             * @description Rises with every change.
             */
            version: number;
        };
        /** @description One thing, wrapped as the clients of this surface read it. */
        Record_ScannedTicket: {
            /** Format: date-time */
            createdate: string;
            /** @description A ticket as the door knows it. */
            data: {
                /**
                 * Format: int32
                 * @description Null = no limit.
                 */
                entriesLeft: number | null;
                /**
                 * Format: int32
                 * @description Accepted check-ins so far.
                 */
                entriesUsed: number;
                event: string;
                holderName: string | null;
                /** @example checked_in */
                status: string;
                ticketType: string;
                ticketTypeName: string | null;
                ticketTypeSlug: string | null;
            };
            /** @example event_ticket */
            datatype: string;
            /** @description The id, once more: whichever of the two a client reads. */
            id: string;
            /** Format: date-time */
            modifydate: string;
            /** @description The organisation. */
            pk: string;
            /** @description The id. */
            sk: string;
            /**
             * @description The word for the state it is in.
             * @example active
             */
            state: string;
            /**
             * Format: int64
             * @description Rises with every change.
             */
            version: number;
        };
        /** @description One thing, wrapped as the clients of this surface read it. */
        Record_StoreProduct: {
            /** Format: date-time */
            createdate: string;
            /** @description A product with its sellable variants. Places left of a ticket are shown with its event's ticket types. */
            data: components["schemas"]["ProductData"] & {
                variations: components["schemas"]["ProductData"][];
            };
            /** @example event_ticket */
            datatype: string;
            /** @description The id, once more: whichever of the two a client reads. */
            id: string;
            /** Format: date-time */
            modifydate: string;
            /** @description The organisation. */
            pk: string;
            /** @description The id. */
            sk: string;
            /**
             * @description The word for the state it is in.
             * @example active
             */
            state: string;
            /**
             * Format: int64
             * @description Rises with every change.
             */
            version: number;
        };
        /** @description One thing, wrapped as the clients of this surface read it. */
        Record_TicketData: {
            /** Format: date-time */
            createdate: string;
            /** @description A ticket. */
            data: {
                bookingId: string | null;
                checkIns: components["schemas"]["TicketCheckIn"][];
                /** @description What the QR code says; only for whom it is meant: the holder, and staff with `ticket.write`. */
                code?: string;
                /** @description Where its holder is inside, as far as that is known. */
                currentZone: string | null;
                /** @description The customer's id: the same on the booking and on the order. */
                customer: string | null;
                /**
                 * Format: int32
                 * @description Accepted check-ins so far.
                 */
                entriesUsed: number;
                /** @description Id of the event. */
                event: string;
                /** @description As it was called when the ticket was sold. */
                eventName: string;
                holder: components["schemas"]["TicketHolder"];
                holderEmail: string | null;
                holderName: string | null;
                /** Format: date-time */
                lastCheckIn: string | null;
                /**
                 * @description A short name to show. It opens nothing.
                 * @example K084SN02QXYZ
                 */
                name: string;
                /** @description What staff wrote when they made it. */
                notes: string | null;
                /** @description What was paid at the door for it. */
                payments: components["schemas"]["TicketPayment"][];
                perks: string[];
                purchase: components["schemas"]["TicketPurchase"];
                refundPolicy: string | null;
                /**
                 * @description `unactivated`, `active`, `checked_in`, `cancelled`, `refunded`, `revoked`, `blocked`.
                 * @example active
                 */
                status: string;
                /** @description Id of the type. */
                ticketType: string;
                ticketTypeName: string;
                transferable: boolean;
                transfers: components["schemas"]["TicketTransfer"][];
            };
            /** @example event_ticket */
            datatype: string;
            /** @description The id, once more: whichever of the two a client reads. */
            id: string;
            /** Format: date-time */
            modifydate: string;
            /** @description The organisation. */
            pk: string;
            /** @description The id. */
            sk: string;
            /**
             * @description The word for the state it is in.
             * @example active
             */
            state: string;
            /**
             * Format: int64
             * @description Rises with every change.
             */
            version: number;
        };
        /** @description The tickets are void from now on. */
        RefundOut: {
            /** @description What goes back in all. */
            amount: components["schemas"]["Major"];
            /** @description Null for a ticket that was sold elsewhere. */
            bookingId: string | null;
            currency: string;
            /** @description How much of it goes to the gift card. */
            giftCard: components["schemas"]["Major"];
            /** @description Null where no money went back. */
            refundId: string | null;
            /**
             * @description `done`; `pending`: the money follows as soon as the gateway can be reached; `failed`: staff must look.
             * @example done
             */
            status: string;
            ticketIds: string[];
            tickets: components["schemas"]["Record_TicketData"][];
        };
        RejectedLine: {
            /** @description What is wrong with it, naming the field. */
            error: string;
            /**
             * Format: int64
             * @description From 1; a CSV's header is line 1.
             */
            line: number;
        };
        /** @description One scan. */
        ScanIn: {
            /**
             * @description What the scanner read, untouched. Staff with `ticket.write` may give a ticket id instead.
             * @example GH1.AAECAw.c2lnbmF0dXJl
             */
            code: string;
            /**
             * @description A device token says it by itself.
             * @example handheld-7
             */
            deviceId?: string | null;
            /** @description Sending the same scan with the same key again gives the same answer. */
            idempotencyKey?: string | null;
            kind: components["schemas"]["KindWord"];
            /** @example gate-c */
            scanPoint?: string | null;
            /**
             * Format: date-time
             * @description Offline uploads only: when the device scanned. Kept, never used to reorder.
             */
            scannedAt?: string | null;
        };
        /** @description The record of an attempt. */
        ScanOut: {
            deviceId: string | null;
            /** @example scn_01h455vb4pex5vsknk084sn02q */
            id: string;
            kind: components["schemas"]["KindWord"];
            scanPoint: string | null;
            /** Format: date-time */
            scannedAt: string;
        };
        /** @description Only what is given changes; `null` clears what may be empty. */
        ScanPointChange: {
            acceptedTicketTypes?: string[] | null;
            name?: string | null;
            slug?: string | null;
            zone?: string | null;
        };
        ScanPointData: {
            /** @description Ids of ticket types; empty = all. */
            acceptedTicketTypes: string[];
            /**
             * @description What a scan names as its `checkpoint`.
             * @example main-door
             */
            id: string;
            name: string;
            /** @description The id of one of the event's zones. */
            zone: string | null;
        };
        ScanPointIn: {
            /** @description Ids or slugs of types of the event; absent = all. */
            acceptedTicketTypes?: string[] | null;
            /** @description Id or slug. */
            event: string;
            /** @example Gate C */
            name: string;
            slug?: string | null;
            /** @description The id of one of the event's zones. */
            zone?: string | null;
        };
        ScanPointList: {
            scanPoints: components["schemas"]["ScanPointOut"][];
        };
        ScanPointOut: {
            /** @description Ids; empty = all. */
            acceptedTicketTypes: string[];
            /** Format: date-time */
            createdAt: string;
            event: string;
            /** @example spt_01h455vb4pex5vsknk084sn02q */
            id: string;
            name: string;
            slug: string;
            /** Format: date-time */
            updatedAt: string;
            zone: string | null;
        };
        /** @description What is looked for. */
        Search: {
            options?: components["schemas"]["SearchOptions"] | null;
            /**
             * @description Fields and the values that they have: `id`, `slug`, `event`, `code`, `sku`, `ticketType`, where the datatype has
             *     them. Empty = all.
             */
            query?: Record<string, never> | null;
        };
        SearchOptions: {
            /** Format: int32 */
            page?: number | null;
            /** Format: int32 */
            pageSize?: number | null;
            /**
             * @description `asc`, in the order of creation, or `desc`.
             * @example desc
             */
            sortType?: string | null;
        };
        /** @enum {string} */
        StatusWord: "UNACTIVATED" | "ACTIVE" | "REDEEMED" | "CANCELLED" | "REFUNDED" | "REVOKED" | "BLOCKED";
        /** @description A batch of tickets that nobody holds yet. */
        StockIn: {
            /**
             * @description Id or slug.
             * @example summer-night
             */
            eventId: string;
            idempotencyKey?: string | null;
            note?: string | null;
            /**
             * Format: int64
             * @example 200
             */
            quantity: number;
            /**
             * @description Id, slug or name.
             * @example general
             */
            ticketTypeId: string;
        };
        /** @description A product with its sellable variants. Places left of a ticket are shown with its event's ticket types. */
        StoreProduct: components["schemas"]["ProductData"] & {
            variations: components["schemas"]["ProductData"][];
        };
        StripeConfig: {
            /** @example stripe */
            paymentGateway: string;
            /**
             * @description For Stripe.js.
             * @example pk_live_51
             */
            publishableKey: string;
            /** @description Whether the built-in sandbox plays Stripe: confirm-order then takes the place of Stripe.js. */
            sandbox: boolean;
        };
        /** @description A tax of the organisation. All that apply to a line are taken together. */
        TaxRateData: {
            /**
             * @description `ticket`, `product` or `all`.
             * @example all
             */
            appliesTo: string;
            /** @description Contained in the price; else it comes on top. */
            inclusive: boolean;
            /** @example VAT */
            name: string;
            /** @description 7.5 is 7.5 %. */
            rate: components["schemas"]["Plain"];
        };
        TenantChange: {
            name?: string | null;
            slug?: string | null;
        };
        TenantIn: {
            name: string;
            /** @description Made from the name if absent. */
            slug?: string | null;
        };
        TenantOut: {
            /** Format: date-time */
            createdAt: string;
            id: string;
            name: string;
            slug: string;
        };
        TenantPage: {
            /** @description Give it as `after` to go on; null at the end. */
            next: string | null;
            tenants: components["schemas"]["TenantOut"][];
        };
        /** @description An accepted scan. */
        TicketCheckIn: {
            /** @example in */
            direction: string;
            /** @description The checkpoint, as the scan named it. */
            scanPointId: string | null;
            /** Format: date-time */
            timestamp: string;
            /** @description Who scanned. */
            validator: string;
            validatorDevice: string | null;
            zone: string | null;
        };
        /** @description A ticket. */
        TicketData: {
            bookingId: string | null;
            checkIns: components["schemas"]["TicketCheckIn"][];
            /** @description What the QR code says; only for whom it is meant: the holder, and staff with `ticket.write`. */
            code?: string;
            /** @description Where its holder is inside, as far as that is known. */
            currentZone: string | null;
            /** @description The customer's id: the same on the booking and on the order. */
            customer: string | null;
            /**
             * Format: int32
             * @description Accepted check-ins so far.
             */
            entriesUsed: number;
            /** @description Id of the event. */
            event: string;
            /** @description As it was called when the ticket was sold. */
            eventName: string;
            holder: components["schemas"]["TicketHolder"];
            holderEmail: string | null;
            holderName: string | null;
            /** Format: date-time */
            lastCheckIn: string | null;
            /**
             * @description A short name to show. It opens nothing.
             * @example K084SN02QXYZ
             */
            name: string;
            /** @description What staff wrote when they made it. */
            notes: string | null;
            /** @description What was paid at the door for it. */
            payments: components["schemas"]["TicketPayment"][];
            perks: string[];
            purchase: components["schemas"]["TicketPurchase"];
            refundPolicy: string | null;
            /**
             * @description `unactivated`, `active`, `checked_in`, `cancelled`, `refunded`, `revoked`, `blocked`.
             * @example active
             */
            status: string;
            /** @description Id of the type. */
            ticketType: string;
            ticketTypeName: string;
            transferable: boolean;
            transfers: components["schemas"]["TicketTransfer"][];
        };
        /** @description A ticket in full. */
        TicketDetail: {
            /** @description What the QR code says; only with `ticket.write`. */
            code?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: int32 */
            entries: number;
            /**
             * Format: int32
             * @description Null = no limit.
             */
            entriesLeft: number | null;
            event: string;
            externalId: string | null;
            holder?: components["schemas"]["HolderOut"] | null;
            id: string;
            /** Format: date-time */
            lastScanAt: string | null;
            status: components["schemas"]["StatusWord"];
            type: components["schemas"]["TypeOut"];
        };
        TicketHolder: {
            email: string | null;
            name: string | null;
            phone: string | null;
        };
        /** @description A ticket right after the scan. */
        TicketOut: {
            /**
             * Format: int32
             * @description Accepted check-ins so far.
             */
            entries: number;
            /**
             * Format: int32
             * @description Null = no limit.
             */
            entriesLeft: number | null;
            holder?: components["schemas"]["HolderName"] | null;
            /** @example tkt_01h455vb4pex5vsknk084sn02q */
            id: string;
            status: components["schemas"]["StatusWord"];
            type: components["schemas"]["TypeOut"];
        };
        TicketPayment: {
            amount: components["schemas"]["Major"];
            /** Format: date-time */
            at: string;
            currency: string;
            /** @example card */
            method: string;
            ref: string | null;
        };
        /** @description How it was sold. What only the booking knows is there where one ticket is read. */
        TicketPurchase: {
            /** @description What this ticket cost in the end. */
            amount: components["schemas"]["Major"];
            bookingId: string | null;
            /** @example USD */
            currency: string;
            /** @description `stripe` or `paypal`. */
            paymentMethod?: string;
            promoCode?: string;
            /** Format: date-time */
            purchasedAt?: string;
            /** @description What the payment gateway calls the payment. */
            transactionId?: string;
            /** @description The price of its type then. */
            unitPrice: components["schemas"]["Major"];
        };
        /** @description The code of a ticket, as text and as a picture. */
        TicketQr: {
            /** @description The same. */
            code: string;
            /**
             * @description An SVG, as a data URL.
             * @example data:image/svg+xml;base64,PHN2Zy8+
             */
            image: string;
            /** Format: date-time */
            issuedAt: string;
            /** @description What the QR code says. */
            qrPayload: string;
            ticketId: string;
        };
        /** @description One of the two is there: where it came from, or where it went. */
        TicketTransfer: {
            from?: string;
            to?: string;
        };
        /** @description Only what is given changes; `null` clears what may be empty. */
        TicketTypeChange: {
            acceptedScanPoints?: string[] | null;
            allowReentry?: boolean | null;
            /** Format: int64 */
            capacity?: number | null;
            currency?: string | null;
            description?: string | null;
            /** Format: date-time */
            entryFrom?: string | null;
            /** Format: date-time */
            entryUntil?: string | null;
            /** Format: int64 */
            maxPerCustomer?: number | null;
            /**
             * Format: int64
             * @description `null` = 10 again.
             */
            maxPerOrder?: number | null;
            name?: string | null;
            /** Format: int64 */
            occupancyLimit?: number | null;
            perks?: string[] | null;
            /** Format: int64 */
            price?: number | null;
            /** Format: int64 */
            reentryLimit?: number | null;
            refundPolicy?: string | null;
            /** Format: date-time */
            saleEnd?: string | null;
            /** Format: date-time */
            saleStart?: string | null;
            slug?: string | null;
            transferable?: boolean | null;
            visibility?: string | null;
        };
        /** @description A ticket type, in the spelling of the document and in that of live records. */
        TicketTypeData: Record<string, never> & {
            /** @description Empty = every scan point. */
            acceptedScanPoints: string[];
            allowReentry: boolean | null;
            allowTransfer: boolean;
            /**
             * Format: int32
             * @description Null = no limit.
             */
            capacity: number | null;
            /** @example USD */
            currency: string;
            description: string | null;
            /** Format: date-time */
            entryFrom: string | null;
            /** Format: date-time */
            entryUntil: string | null;
            /**
             * @description Id of the event.
             * @example evt_01h455vb4pex5vsknk084sn02q
             */
            event: string;
            /** @description Whether it is public. */
            isActive: boolean;
            /**
             * Format: int32
             * @description Tickets that one buyer may hold in all their orders; null = no limit.
             */
            maxPerCustomer: number | null;
            /**
             * Format: int32
             * @description Tickets in one public order.
             */
            maxPerOrder: number;
            name: string;
            /** Format: int32 */
            occupancyLimit: number | null;
            /** @description Texts, or the objects that were sent. */
            perks: Record<string, never>[];
            price: components["schemas"]["Major"];
            /**
             * Format: int32
             * @description Scans allowed in total, the first included.
             */
            reentryLimit: number | null;
            refundPolicy: string | null;
            /** Format: date-time */
            saleEnd: string | null;
            /** Format: date-time */
            saleEndDate: string | null;
            /** Format: date-time */
            saleStart: string | null;
            /** Format: date-time */
            saleStartDate: string | null;
            /** @description The SKU of its variant in the storefront: its id. */
            sku: string;
            /**
             * @description Taken wherever an id is.
             * @example general
             */
            slug: string;
            title: string;
            transferable: boolean;
            /**
             * @description `public`, `private` or `invite-only`.
             * @example public
             */
            visibility: string;
        };
        TicketTypeIn: {
            /** @description Ids or slugs; absent = all. */
            acceptedScanPoints?: string[] | null;
            allowReentry?: boolean | null;
            /**
             * Format: int64
             * @description Places for sale; absent = no limit.
             */
            capacity?: number | null;
            /**
             * @description ISO 4217.
             * @example EUR
             */
            currency?: string | null;
            description?: string | null;
            /** Format: date-time */
            entryFrom?: string | null;
            /** Format: date-time */
            entryUntil?: string | null;
            /** @description Id or slug. */
            event: string;
            /**
             * Format: int64
             * @description Tickets that one buyer may hold in all their orders; absent = no limit.
             */
            maxPerCustomer?: number | null;
            /**
             * Format: int64
             * @description Tickets in one public order; 10 if absent.
             */
            maxPerOrder?: number | null;
            /** @example General admission */
            name: string;
            /**
             * Format: int64
             * @description Holders of this type inside at a time.
             */
            occupancyLimit?: number | null;
            perks?: string[] | null;
            /**
             * Format: int64
             * @description Minor units.
             */
            price?: number | null;
            /**
             * Format: int64
             * @description Total accepted check-ins, the first included; needs `allowReentry: true`.
             */
            reentryLimit?: number | null;
            refundPolicy?: string | null;
            /** Format: date-time */
            saleEnd?: string | null;
            /** Format: date-time */
            saleStart?: string | null;
            slug?: string | null;
            transferable?: boolean | null;
            /**
             * @description `public` (default), `private` or `invite-only`.
             * @example public
             */
            visibility?: string | null;
        };
        TicketTypeList: {
            ticketTypes: components["schemas"]["TicketTypeOut"][];
        };
        TicketTypeOut: {
            acceptedScanPoints: string[];
            allowReentry: boolean | null;
            /** Format: int32 */
            capacity: number | null;
            /** Format: date-time */
            createdAt: string;
            currency: string;
            description: string | null;
            /** Format: date-time */
            entryFrom: string | null;
            /** Format: date-time */
            entryUntil: string | null;
            event: string;
            /** @example adm_01h455vb4pex5vsknk084sn02q */
            id: string;
            /** Format: int32 */
            maxPerCustomer: number | null;
            /** Format: int32 */
            maxPerOrder: number;
            name: string;
            /**
             * Format: int32
             * @description Stands in signed codes.
             */
            number: number;
            /** Format: int32 */
            occupancyLimit: number | null;
            perks: string[];
            /** Format: int64 */
            price: number;
            /** Format: int32 */
            reentryLimit: number | null;
            refundPolicy: string | null;
            /** Format: date-time */
            saleEnd: string | null;
            /** Format: date-time */
            saleStart: string | null;
            slug: string;
            transferable: boolean;
            /** Format: date-time */
            updatedAt: string;
            visibility: components["schemas"]["VisibilityWord"];
        };
        /** @description Tickets that came into being. */
        TicketsOut: {
            count: number;
            ticketIds: string[];
            tickets: components["schemas"]["Record_TicketData"][];
        };
        /** @description Who gets the ticket. */
        TransferIn: {
            idempotencyKey?: string | null;
            /** @example next@example.com */
            toEmail: string;
            toName?: string | null;
            toPhone?: string | null;
        };
        TransferOut: {
            /** @description The old one, which opens nothing any more. */
            revokedTicketId: string;
            /** @description The new one. */
            ticket: components["schemas"]["Record_TicketData"];
            ticketId: string;
        };
        TypeCountsOut: {
            /** Format: int32 */
            capacity: number | null;
            /** Format: int32 */
            held: number;
            id: string;
            /** Format: int32 */
            inside: number;
            /** Format: int32 */
            occupancyLimit: number | null;
            slug: string;
            /** Format: int32 */
            sold: number;
        };
        /** @description A ticket type, and how its sale stands. */
        TypeOnSale: components["schemas"]["TicketTypeData"] & {
            /**
             * Format: int32
             * @description Places left: neither sold nor held. Null = no limit.
             */
            available: number | null;
            /**
             * @description `upcoming`, `open`, `closed`.
             * @example open
             */
            saleState: string;
            /**
             * Format: int32
             * @description Places that are taken.
             */
            soldCount: number;
            soldOut: boolean;
        };
        TypeOut: {
            /** @example adm_01h455vb4pex5vsknk084sn02q */
            id: string;
            name: string | null;
            slug: string | null;
        };
        /** @description This scan was not decided: send it again, with its key. */
        UndecidedItem: {
            error: components["schemas"]["ItemError"];
            /** @example UNDECIDED */
            verdict: string;
        };
        /** @description Whose light is wanted. */
        ValidateIn: {
            /** @example main-door */
            checkpoint?: string | null;
            eventId?: string | null;
            /** @description What the scanner read, untouched. */
            qrPayload: string;
        };
        /** @description What the turnstile is told. A refusal is an answer like any other. */
        Verdict: {
            /** @description Only with WRONG_SCAN_POINT: where the ticket is accepted, as far as that is known. */
            acceptedScanPoints?: string[] | null;
            /** @description Let out although something is odd about the ticket. */
            anomaly?: boolean;
            /**
             * Format: date-time
             * @description Only with TOO_LATE.
             */
            closedAt?: string;
            /** @description Decided while Redis was away, into the node's own journal. */
            degraded?: boolean;
            /** @description Read again by the same scan point within seconds. */
            doubleRead?: boolean;
            earlier?: components["schemas"]["EarlierOut"] | null;
            light: components["schemas"]["Light"];
            /** @description One sentence that a guest may read. */
            message: string;
            occupancy: components["schemas"]["OccupancyOut"];
            /**
             * Format: date-time
             * @description Only with TOO_EARLY.
             */
            opensAt?: string;
            /**
             * @description Why not; only with DENY.
             * @example ALREADY_CHECKED_IN
             */
            reason?: string | null;
            scan?: components["schemas"]["ScanOut"] | null;
            ticket?: components["schemas"]["TicketOut"] | null;
            verdict: components["schemas"]["VerdictWord"];
        };
        /** @enum {string} */
        VerdictWord: "ADMIT" | "DENY";
        /** @enum {string} */
        VisibilityWord: "public" | "private" | "invite-only";
        /** @description Only what is given changes; `null` clears the description. */
        WebhookChange: {
            description?: string | null;
            enabled?: boolean | null;
            types?: string[] | null;
            url?: string | null;
        };
        WebhookIn: {
            description?: string | null;
            /** @description true if absent. */
            enabled?: boolean | null;
            /**
             * @description At least one of `ticket.issued`, `ticket.scanned`, `ticket.transferred`, `ticket.refunded`, `order.completed`,
             *     `order.refunded`.
             * @example [
             *       "ticket.scanned"
             *     ]
             */
            types: string[];
            /**
             * @description https:// (or http://) and a public host; whoever answers 200 to 299 has received the call.
             * @example https://example.com/hooks/tickets
             */
            url: string;
        };
        WebhookOut: {
            /** Format: date-time */
            createdAt: string;
            description: string | null;
            enabled: boolean;
            /** @example whs_01h455vb4pex5vsknk084sn02q */
            id: string;
            /**
             * Format: date-time
             * @description Until then calls are signed with the secret before the current one, too.
             */
            oldSecretUntil: string | null;
            /** @description Shown once, by the answer that made it: `whsec_` and base 64. */
            secret?: string | null;
            types: string[];
            /** Format: date-time */
            updatedAt: string;
            url: string;
        };
        WebhookPage: {
            /** @description Give it as `after` to go on; null at the end. */
            next: string | null;
            webhooks: components["schemas"]["WebhookOut"][];
        };
        /** @description A place inside with a limit of its own. */
        Zone: {
            /**
             * Format: int64
             * @description People inside at most; null = no limit.
             */
            capacity?: number | null;
            id: string;
            /** @description The id if absent. */
            name?: string | null;
        };
        ZoneCountsOut: {
            /** Format: int32 */
            capacity: number | null;
            id: string;
            /** Format: int32 */
            inside: number;
        };
        ZoneData: {
            /** Format: int32 */
            capacity: number | null;
            /** @example hall-a */
            id: string;
            name: string;
        };
        /** @description People inside a zone now. */
        ZoneOccupancy: {
            /**
             * Format: int32
             * @description Null = no limit.
             */
            capacity: number | null;
            /** Format: int32 */
            current: number;
            /** @example hall-a */
            zone: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getClientEventsStripeConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StripeConfig"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postClientEventsStripeIntent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IntentIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseOut"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The payment failed. */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The booking has expired. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postClientEventsTicketsConfirmOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same as `idempotencyKey` in the body; both may be given if they agree. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfirmOut"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The payment failed. */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The booking has expired. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getClientEventsTicketsMine: {
        parameters: {
            query?: {
                /** @description The first page is 1. */
                page?: number;
                /** @description Records of a page, 1 to 1,000; 50 if absent. */
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_Record_TicketData"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postClientEventsTicketsPurchase: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same as `idempotencyKey` in the body; both may be given if they agree. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PurchaseIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseOut"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The payment failed. */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The booking has expired. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getClientEventsTicketsTicketId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record_TicketData"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getClientEventsTicketsTicketIdQr: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketQr"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postClientEventsTicketsTicketIdTransfer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same as `idempotencyKey` in the body; both may be given if they agree. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferOut"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getClientEventsEventIdTicketTypes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_Record_TypeOnSale"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postDataDatatypeCreate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description `event`, `event_ticket_type`, `promotion`, `tax_rate`, `gift_card`, `product` or `invite_code`.
                 * @example event_ticket_type
                 */
                datatype: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Envelope"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record_AnyData"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    deleteDataDatatypeDeleteId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description `event`, `event_ticket_type`, `promotion`, `tax_rate`, `gift_card`, `product` or `invite_code`.
                 * @example event_ticket_type
                 */
                datatype: string;
                /**
                 * @description Id of the record.
                 * @example adm_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deleted"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getDataDatatypeFind: {
        parameters: {
            query?: {
                /** @description The first page is 1. */
                page?: number;
                /** @description Records of a page, 1 to 1,000; 50 if absent. */
                pageSize?: number;
            };
            header?: never;
            path: {
                /**
                 * @description `event`, `event_ticket_type`, `promotion`, `tax_rate`, `gift_card`, `product` or `invite_code`.
                 * @example event_ticket_type
                 */
                datatype: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_Record_AnyData"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postDataDatatypeFind: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description `event`, `event_ticket_type`, `promotion`, `tax_rate`, `gift_card`, `product` or `invite_code`.
                 * @example event_ticket_type
                 */
                datatype: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Search"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_Record_AnyData"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getDataDatatypeGetId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description `event`, `event_ticket_type`, `promotion`, `tax_rate`, `gift_card`, `product` or `invite_code`.
                 * @example event_ticket_type
                 */
                datatype: string;
                /**
                 * @description Id of the record.
                 * @example adm_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record_AnyData"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postDataDatatypeUpdateId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description `event`, `event_ticket_type`, `promotion`, `tax_rate`, `gift_card`, `product` or `invite_code`.
                 * @example event_ticket_type
                 */
                datatype: string;
                /**
                 * @description Id of the record.
                 * @example adm_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Envelope"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record_AnyData"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getEventsBookings: {
        parameters: {
            query?: {
                /** @description Id or slug. */
                eventId?: string;
                /** @description `pending`, `paid`, `confirmed`, `cancelled`, `partially_refunded`, `refunded`, `expired`. */
                status?: string;
                /** @description The buyer's address. */
                email?: string;
                /** @description The first page is 1. */
                page?: number;
                /** @description Records of a page, 1 to 1,000; 50 if absent. */
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_Record_BookingData"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getEventsBookingsBookingId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the booking, which is the order's.
                 * @example ord_01h455vb4pex5vsknk084sn02q
                 */
                bookingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingAnswer"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postEventsBookingsBookingIdCancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the booking, which is the order's.
                 * @example ord_01h455vb4pex5vsknk084sn02q
                 */
                bookingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingAnswer"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postEventsBookingsBookingIdRefund: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same as `idempotencyKey` in the body; both may be given if they agree. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /**
                 * @description Id of the booking, which is the order's.
                 * @example ord_01h455vb4pex5vsknk084sn02q
                 */
                bookingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundOut"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postEventsBookingsBookingIdResend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the booking, which is the order's.
                 * @example ord_01h455vb4pex5vsknk084sn02q
                 */
                bookingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingAnswer"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postEventsCheckin: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same as `idempotencyKey` in the body; both may be given if they agree. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DoorIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoorAnswer"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postEventsCheckout: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same as `idempotencyKey` in the body; both may be given if they agree. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DoorIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoorAnswer"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getEventsNotifications: {
        parameters: {
            query?: {
                /** @description The first page is 1. */
                page?: number;
                /** @description Records of a page, 1 to 1,000; 50 if absent. */
                pageSize?: number;
                /**
                 * @description Such as `tickets-issued` or `ticket.scanned`.
                 * @example tickets-issued
                 */
                type?: string;
                /** @description Of this booking only. */
                bookingId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_Notification"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postEventsTicketsComp: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same as `idempotencyKey` in the body; both may be given if they agree. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postEventsTicketsPreGenerate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same as `idempotencyKey` in the body; both may be given if they agree. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StockIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postEventsTicketsPurchase: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same as `idempotencyKey` in the body; both may be given if they agree. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PurchaseIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseOut"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The payment failed. */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The booking has expired. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postEventsTicketsValidate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ValidateIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Light"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getEventsTicketsTicketId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record_TicketData"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    deleteEventsTicketsTicketId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deleted"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postEventsTicketsTicketIdActivate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same as `idempotencyKey` in the body; both may be given if they agree. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivateIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record_TicketData"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postEventsTicketsTicketIdCancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record_TicketData"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getEventsTicketsTicketIdQr: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketQr"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postEventsTicketsTicketIdRefund: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same as `idempotencyKey` in the body; both may be given if they agree. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundOut"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postEventsTicketsTicketIdTransfer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same as `idempotencyKey` in the body; both may be given if they agree. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                ticketId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferOut"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postEventsVerifyScan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DoorIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoorAnswer"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getEventsEventIdCheckinStats: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckInStats"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getEventsEventIdOccupancy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventOccupancy"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getEventsEventIdTicketTypes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_Record_TypeOnSale"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getEventsEventIdTickets: {
        parameters: {
            query?: {
                /** @description `unactivated`, `active`, `cancelled`, `refunded`, `revoked`, `blocked`. */
                status?: string;
                /** @description The holder's address. */
                email?: string;
                /** @description The first page is 1. */
                page?: number;
                /** @description Records of a page, 1 to 1,000; 50 if absent. */
                pageSize?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_Record_TicketData"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postEventsEventIdTickets: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same as `idempotencyKey` in the body; both may be given if they agree. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postProfileAppKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppToken"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    putRepositoryCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NamedEnvelope"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record_AnyData"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getStorefrontCustomerGet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record_CustomerData"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getStorefrontCustomerGetAuthor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or e-mail of the customer.
                 * @example fan@example.com
                 */
                author: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record_CustomerData"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getStorefrontOrderGetAuthorOrderNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or e-mail of the customer.
                 * @example fan@example.com
                 */
                author: string;
                /**
                 * @description Id of the order, which is the booking's.
                 * @example ord_01h455vb4pex5vsknk084sn02q
                 */
                orderNumber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record_OrderData"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getStorefrontOrdersGet: {
        parameters: {
            query?: {
                /** @description The first page is 1. */
                page?: number;
                /** @description Records of a page, 1 to 1,000; 50 if absent. */
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_Record_OrderData"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getStorefrontOrdersGetAuthor: {
        parameters: {
            query?: {
                /** @description The first page is 1. */
                page?: number;
                /** @description Records of a page, 1 to 1,000; 50 if absent. */
                pageSize?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Id or e-mail of the customer.
                 * @example fan@example.com
                 */
                author: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_Record_OrderData"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getStorefrontPaymentGateways: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayOut"][];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getStorefrontPaypalConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayPalConfig"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getStorefrontProductSku: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SKU of the variant; of a ticket type its id.
                 * @example SHIRT-M
                 */
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record_StoreProduct"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    getStorefrontProducts: {
        parameters: {
            query?: {
                /** @description The first page is 1. */
                page?: number;
                /** @description Records of a page, 1 to 1,000; 50 if absent. */
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_Record_StoreProduct"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postStorefrontProducts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Search"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_Record_StoreProduct"];
                };
            };
            /** @description `orgid` is missing, or what was sent cannot be read or used; the sentence says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsRefusal"];
                };
            };
        };
    };
    postAppKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppKeyOut"];
                };
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDeliveries: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Entries of the page, 1 to 500; 200 if absent. */
                limit?: number;
                /**
                 * @description `pending`, `delivered` or `dead`.
                 * @example dead
                 */
                state?: string;
                /**
                 * @description Such as `ticket.scanned` or `tickets-issued`.
                 * @example ticket.scanned
                 */
                kind?: string;
                /** @description The id of a webhook. */
                webhook?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryPageOut"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postDeliveriesDeliveryRedrive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the delivery.
                 * @example dlv_01h455vb4pex5vsknk084sn02q
                 */
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryOut"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDevices: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Entries of the page, 1 to 500; 200 if absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DevicePage"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postDevices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceOut"];
                };
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDevicesDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the device.
                 * @example dev_01h455vb4pex5vsknk084sn02q
                 */
                device: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceOut"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteDevicesDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the device.
                 * @example dev_01h455vb4pex5vsknk084sn02q
                 */
                device: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceOut"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchDevicesDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the device.
                 * @example dev_01h455vb4pex5vsknk084sn02q
                 */
                device: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DeviceChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceOut"];
                };
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postDevicesDeviceRevoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the device.
                 * @example dev_01h455vb4pex5vsknk084sn02q
                 */
                device: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceOut"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postDevicesDeviceToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the device.
                 * @example dev_01h455vb4pex5vsknk084sn02q
                 */
                device: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DeviceTokenIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceTokenOut"];
                };
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEvents: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Entries of the page, 1 to 500; 200 if absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventOut"];
                };
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEventsEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventOut"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteEventsEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchEventsEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EventChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventOut"];
                };
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEventsEventConflicts: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Entries of the page, 1 to 500; 200 if absent. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conflicts"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEventsEventLive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["LiveUpdate"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEventsEventOccupancy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OccupancyReportOut"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEventsEventScans: {
        parameters: {
            query?: {
                /** @description The `next` of the page before; absent = from the first scan. */
                after?: string;
                /** @description Entries of the page, 1 to 1,000; 100 if absent. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feed"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postEventsEventScans: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same as `idempotencyKey` in the body; both may be given if they agree. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScanIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postEventsEventScansBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same as `idempotencyKey` in the body; both may be given if they agree. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchOut"];
                };
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postEventsEventScansScanAnnul: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
                /**
                 * @description `scn_...`, or `key:` and the idempotency key the scan was sent with.
                 * @example key:turnstile-7-000123
                 */
                scan: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AnnulIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnulOut"];
                };
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEventsEventTicketsExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["ExportLine"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postEventsEventTicketsImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["ImportLineIn"];
                "text/csv": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEventsEventTicketsTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketDetail"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postEventsEventTicketsTicketBlock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postEventsEventTicketsTicketCancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEventsEventTicketsTicketQrPng: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": number[];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEventsEventTicketsTicketQrSvg: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postEventsEventTicketsTicketReinstate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postEventsEventTicketsTicketReissue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postEventsEventTicketsTicketReset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postEventsEventTicketsTicketUnblock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postEventsEventValidate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example summer-night
                 */
                event: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScanIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getKeys: {
        parameters: {
            query?: {
                /** @description Id or slug; not needed with a token of the tenant. */
                tenant?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeySet"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postKeysRotate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyIdOut"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postKeysKidRetire: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the key.
                 * @example 1
                 */
                kid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyIdOut"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOutbox: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Entries of the page, 1 to 500; 200 if absent. */
                limit?: number;
                /**
                 * @description Such as `tickets-issued` or `ticket.scanned`.
                 * @example tickets-issued
                 */
                type?: string;
                /** @description Of this booking only. */
                bookingId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewsPageOut"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postSandboxIntentsPaymentRef: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the purchase answered: `pi_...`, or PayPal's order id. */
                paymentRef: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSandboxLedger: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ledger"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getScanPoints: {
        parameters: {
            query: {
                /** @description Id or slug of the event. */
                event: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScanPointList"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postScanPoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScanPointIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScanPointOut"];
                };
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getScanPointsScanPoint: {
        parameters: {
            query?: {
                /** @description Id or slug of the event; needed where a slug is looked up. */
                event?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the scan point; or its slug, together with `event`.
                 * @example spt_01h455vb4pex5vsknk084sn02q
                 */
                scanPoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScanPointOut"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteScanPointsScanPoint: {
        parameters: {
            query?: {
                /** @description Id or slug of the event; needed where a slug is looked up. */
                event?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the scan point; or its slug, together with `event`.
                 * @example spt_01h455vb4pex5vsknk084sn02q
                 */
                scanPoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchScanPointsScanPoint: {
        parameters: {
            query?: {
                /** @description Id or slug of the event; needed where a slug is looked up. */
                event?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the scan point; or its slug, together with `event`.
                 * @example spt_01h455vb4pex5vsknk084sn02q
                 */
                scanPoint: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ScanPointChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScanPointOut"];
                };
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTenants: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Entries of the page, 1 to 500; 200 if absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantPage"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postTenants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantOut"];
                };
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTenantsTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the tenant.
                 * @example demo
                 */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantOut"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteTenantsTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the tenant.
                 * @example demo
                 */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchTenantsTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the tenant.
                 * @example demo
                 */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TenantChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantOut"];
                };
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTicketTypes: {
        parameters: {
            query: {
                /** @description Id or slug of the event. */
                event: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketTypeList"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postTicketTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketTypeIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketTypeOut"];
                };
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTicketTypesTicketType: {
        parameters: {
            query?: {
                /** @description Id or slug of the event; needed where a slug is looked up. */
                event?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the type; or its slug, together with `event`.
                 * @example adm_01h455vb4pex5vsknk084sn02q
                 */
                ticketType: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketTypeOut"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteTicketTypesTicketType: {
        parameters: {
            query?: {
                /** @description Id or slug of the event; needed where a slug is looked up. */
                event?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the type; or its slug, together with `event`.
                 * @example adm_01h455vb4pex5vsknk084sn02q
                 */
                ticketType: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchTicketTypesTicketType: {
        parameters: {
            query?: {
                /** @description Id or slug of the event; needed where a slug is looked up. */
                event?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the type; or its slug, together with `event`.
                 * @example adm_01h455vb4pex5vsknk084sn02q
                 */
                ticketType: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TicketTypeChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketTypeOut"];
                };
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhooks: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Entries of the page, 1 to 500; 200 if absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPage"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookOut"];
                };
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhooksWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the webhook.
                 * @example whs_01h455vb4pex5vsknk084sn02q
                 */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookOut"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWebhooksWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the webhook.
                 * @example whs_01h455vb4pex5vsknk084sn02q
                 */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchWebhooksWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the webhook.
                 * @example whs_01h455vb4pex5vsknk084sn02q
                 */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WebhookChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookOut"];
                };
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postWebhooksWebhookRotateSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the webhook.
                 * @example whs_01h455vb4pex5vsknk084sn02q
                 */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookOut"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postWebhooksPaypal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Heard"];
                };
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postWebhooksStripe: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=<seconds>,v1=<hex HMAC-SHA256 of t.body>` */
                "Stripe-Signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Heard"];
                };
            };
            /** @description The body is not well-formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of this device, subject or address. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not decided, or not answered; the same request may be sent again. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
