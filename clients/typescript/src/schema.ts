export interface paths {
    "/client/events/stripe/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The publishable key of Stripe. 404 where Stripe is not offered. */
        get: operations["clientGetStripeConfig"];
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
        post: operations["clientMakeStripeIntent"];
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
        post: operations["clientConfirmOrder"];
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
        get: operations["clientListMyTickets"];
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
        post: operations["clientPurchase"];
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
        get: operations["clientGetMyTicket"];
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
        get: operations["clientGetMyTicketQr"];
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
        post: operations["clientTransferMyTicket"];
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
        get: operations["clientListTicketTypes"];
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
        post: operations["dataCreate"];
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
        /** Removes a record that nothing needs any more. */
        post: operations["dataDeleteByPost"];
        /** Removes a record that nothing needs any more. */
        delete: operations["dataDelete"];
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
        get: operations["dataList"];
        put?: never;
        /** The records that match. */
        post: operations["dataFind"];
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
        get: operations["dataGet"];
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
        /** Changes what is given of a record. What was sold keeps its snapshot. */
        put: operations["dataUpdateByPut"];
        /** Changes what is given of a record. What was sold keeps its snapshot. */
        post: operations["dataUpdate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events of the tenant, in the order of creation. Without a token (or a permission) those that are shown to everybody. */
        get: operations["listEvents"];
        put?: never;
        /** Makes an event. */
        post: operations["createEvent"];
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
        get: operations["eventsListBookings"];
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
        get: operations["eventsGetBooking"];
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
        post: operations["eventsCancelBooking"];
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
        post: operations["eventsRefundBooking"];
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
        post: operations["eventsResendBooking"];
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
        post: operations["eventsCheckIn"];
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
        post: operations["eventsCheckOut"];
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
        get: operations["eventsListNotifications"];
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
        post: operations["eventsCompTickets"];
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
        post: operations["eventsPreGenerateTickets"];
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
        post: operations["eventsPurchase"];
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
        post: operations["eventsValidateTicket"];
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
        get: operations["eventsGetTicket"];
        put?: never;
        post?: never;
        /** Voids a ticket and takes it out of every list. Its scans stay in the log. */
        delete: operations["eventsDeleteTicket"];
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
        post: operations["eventsActivateTicket"];
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
        post: operations["eventsCancelTicket"];
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
        get: operations["eventsGetTicketQr"];
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
        post: operations["eventsRefundTicket"];
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
        post: operations["eventsTransferTicket"];
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
        post: operations["eventsVerifyScan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/admissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The admissions of an event, by their order: all of them on one page. Without a token those that are shown to everybody,
         *     and the hidden ones whose `passcode` is sent.
         */
        get: operations["listAdmissions"];
        put?: never;
        /** Makes an admission of an event. */
        post: operations["createAdmission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/admissions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One admission, by id or slug. */
        get: operations["getAdmission"];
        /**
         * Changes an admission: what is given. What was sold keeps the name and the price that it was sold with; the doors keep
         *     to the new times at once.
         */
        put: operations["updateAdmission"];
        post?: never;
        /** Removes an admission that has no tickets. Answers what it was. */
        delete: operations["deleteAdmission"];
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
        get: operations["eventsGetCheckInStats"];
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
        get: operations["eventsGetOccupancy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/performance/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many of the good tickets came in at least once, in all, by admission and by section. */
        get: operations["eventAttendance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/performance/pace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many came in and went out in each stretch of time, and the busiest stretch. Empty stretches are left out. */
        get: operations["eventPace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/performance/scanners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who let people in, the busiest first. Check-outs are not counted. */
        get: operations["eventScanners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/performance/turnout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many of the good tickets nobody came in with, in all and by admission. */
        get: operations["eventTurnout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/sections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sections of an event, by their order: all of them on one page. */
        get: operations["listSections"];
        put?: never;
        /** Makes a section of an event. Its capacity bounds all of its admissions together. */
        post: operations["createSection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/sections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One section, by id or slug. */
        get: operations["getSection"];
        /** Changes a section: what is given. */
        put: operations["updateSection"];
        post?: never;
        /** Removes a section that no admission belongs to. Answers what it was. */
        delete: operations["deleteSection"];
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
        get: operations["eventsListTicketTypes"];
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
        get: operations["eventsListTickets"];
        put?: never;
        /** Issues tickets that were paid elsewhere. They are good at once. */
        post: operations["eventsIssueTickets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One event, by id or slug. */
        get: operations["getEvent"];
        /** Changes an event: what is given. Owners of the event know it at once. */
        put: operations["updateEvent"];
        post?: never;
        /**
         * Removes an event that has no orders and was never scanned, with its admissions, sections and tickets. Answers what it
         *     was.
         */
        delete: operations["deleteEvent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document: OpenAPI 3.1. `/docs` is a page to read it. */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders, in the order of their making. Needs `order.read`; a buyer's token lists their own. */
        get: operations["listOrders"];
        put?: never;
        /** Holds places and makes an order. It has its tickets at once where nothing is to pay. */
        post: operations["createOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/complimentary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives tickets away: an order that costs nothing, with its tickets at once. Needs `order.write`. */
        post: operations["createComplimentaryOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an order would cost now. Nothing is held, and nothing is promised. */
        post: operations["quoteOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An order. By a token with `order.read`, by the buyer's own token, or by its signature. */
        get: operations["getOrder"];
        /**
         * Changes an order before it is paid: who buys, the code, what is bought. By its signature or a token.
         * @description Where the price changes, `payment` is a new one. Afterwards only who buys: by staff, or once, if nobody was named.
         */
        put: operations["updateOrder"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What staff wrote about an order, the oldest first. Needs `order.read`. */
        get: operations["listOrderNotes"];
        put?: never;
        /** Writes a note about an order, for staff. Needs `order.write`. */
        post: operations["createOrderNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}/notes/{noteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a note away. Needs `order.write`. */
        delete: operations["deleteOrderNote"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives an order back, or part of it: its tickets are void from this instant, then the money goes back. Needs
         *     `order.write`.
         */
        post: operations["refundOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends the order's tickets again, one mail to each holder. Needs `order.write`. */
        post: operations["resendOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}/reserve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Holds the places of an abandoned order again, if they are left. 400 with `data.code` ORDER_NOT_RESERVABLE if not. */
        post: operations["reserveOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done to an order and its tickets, the oldest first. Needs `order.read`. */
        get: operations["getOrderTimeline"];
        put?: never;
        post?: never;
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
        post: operations["profileStartApp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/promoters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the tenant's promoters, in the order of creation. */
        get: operations["listPromoters"];
        put?: never;
        /** Makes a promoter. */
        post: operations["createPromoter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/promoters/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One promoter, by id or slug. */
        get: operations["getPromoter"];
        /** Changes a promoter: what is given. */
        put: operations["updatePromoter"];
        post?: never;
        /** Removes a promoter without events. The tenant's first one stays. Answers what it was. */
        delete: operations["deletePromoter"];
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
        put: operations["repositoryCreateNamed"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/repository/create/{datatype}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Makes a record. `data.id` or `data.slug` of an event or a ticket type is chosen by whoever makes it. */
        put: operations["repositoryCreateByPut"];
        /** Makes a record. `data.id` or `data.slug` of an event or a ticket type is chosen by whoever makes it. */
        post: operations["repositoryCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/repository/delete/{datatype}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Removes a record that nothing needs any more. */
        post: operations["repositoryDeleteByPost"];
        /** Removes a record that nothing needs any more. */
        delete: operations["repositoryDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/repository/find/{datatype}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The records that match, asked in the address. */
        get: operations["repositoryList"];
        put?: never;
        /** The records that match. */
        post: operations["repositoryFind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/repository/get/{datatype}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One record, by id; an event or a ticket type by slug, a product by SKU too. */
        get: operations["repositoryGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/repository/update/{datatype}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes what is given of a record. What was sold keeps its snapshot. */
        put: operations["repositoryUpdateByPut"];
        /** Changes what is given of a record. What was sold keeps its snapshot. */
        post: operations["repositoryUpdate"];
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
        get: operations["storefrontGetOwnProfile"];
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
        get: operations["storefrontGetCustomer"];
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
        get: operations["storefrontGetOrder"];
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
        get: operations["storefrontListOwnOrders"];
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
        get: operations["storefrontListOrders"];
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
        get: operations["storefrontListPaymentGateways"];
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
        get: operations["storefrontGetPayPalConfig"];
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
        get: operations["storefrontGetProduct"];
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
        get: operations["storefrontListProducts"];
        put?: never;
        /** What is for sale, asked in the body. */
        post: operations["storefrontFindProducts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the tenant's teams, in the order of creation. */
        get: operations["listTeams"];
        put?: never;
        /** Makes a team. */
        post: operations["createTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teams/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One team, by id or slug. */
        get: operations["getTeam"];
        /** Changes a team: what is given. */
        put: operations["updateTeam"];
        post?: never;
        /** Removes a team without promoters. The tenant's first one stays. Answers what it was. */
        delete: operations["deleteTeam"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tickets of an order, an event, a buyer or a promoter, or by their state or a text; in the order of their making. A page
         *     shows each ticket as it stands this moment.
         */
        get: operations["listTickets"];
        put?: never;
        /** Makes a ticket by hand: given away with an order that has its tickets already. */
        post: operations["createTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/attendees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody who has a ticket of an event, by name, as their tickets stand this moment. */
        get: operations["listAttendees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/attendees/index": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many there are under each letter of the roster, and where it begins. */
        get: operations["indexAttendees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A ticket with everything that is known of it, as it stands this moment. */
        get: operations["getTicket"];
        /** Changes a ticket: its attendee, its status, its admission. If any of it cannot be, nothing is changed. */
        put: operations["updateTicket"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** The same as `PUT`, for clients that call it by this name. */
        patch: operations["patchTicket"];
        trace?: never;
    };
    "/tickets/{id}/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets a ticket in or out, and records it.
         * @description The answer is given once the decision is durable. A refused scan is 400 with its reason, and changes nothing; one that
         *     was not decided is 503 and may be sent again, best with the same idempotency key.
         */
        post: operations["scanTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{key}/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Lets a ticket, or every active ticket of an order, in.
         * @description An order goes in as a whole or not at all. Where some of it is inside already, `allowPartialOrderCheckIn` has to say
         *     that the rest may follow.
         */
        put: operations["checkInByKey"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{key}/check-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Lets a ticket, or everybody of an order who is inside, out. */
        put: operations["checkOutByKey"];
        post?: never;
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
        post: operations["gateGiveAppKey"];
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
        get: operations["gateListDeliveries"];
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
        post: operations["gateRedriveDelivery"];
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
        /** Lists devices, oldest first. */
        get: operations["gateListDevices"];
        put?: never;
        /** Makes a device. */
        post: operations["gateCreateDevice"];
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
        /** One device. */
        get: operations["gateGetDevice"];
        put?: never;
        post?: never;
        /** The same as revoking: scans of the device stay in the log, so it is never removed. */
        delete: operations["gateDeleteDevice"];
        options?: never;
        head?: never;
        /** Changes what is given of a device. */
        patch: operations["gateUpdateDevice"];
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
        post: operations["gateRevokeDevice"];
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
        post: operations["gateMintDeviceToken"];
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
        /** Lists events, oldest first. */
        get: operations["gateListEvents"];
        put?: never;
        /** Makes an event. */
        post: operations["gateCreateEvent"];
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
        /** One event. */
        get: operations["gateGetEvent"];
        put?: never;
        post?: never;
        /** Removes an event of which nothing was scanned yet. */
        delete: operations["gateDeleteEvent"];
        options?: never;
        head?: never;
        /** Renames an event or changes its policy. What was sold keeps its snapshot. `outagePolicy` needs `event.outage` too. */
        patch: operations["gateUpdateEvent"];
        trace?: never;
    };
    "/v1/events/{event}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the gates are doing: entries and exits minute by minute, every scan point with its rate and last sign of life.
         * @description It comes from the history in Postgres and may be a moment behind the gate; what happens from here on is told by the live
         *     stream.
         */
        get: operations["gateGetBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
        get: operations["gateListConflicts"];
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
        get: operations["gateWatch"];
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
        get: operations["gateGetOccupancy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/outage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an event stands to an outage of Redis: its policy, and whether a node answers from its local journal now. */
        get: operations["gateGetOutage"];
        /**
         * Sets the outage policy, at any time, in an outage too; the owner goes by it at once.
         * @description Needs `event.outage`. Back to `deny` in an outage: what was journaled stays good, further scans are UNDECIDED.
         */
        put: operations["gateSetOutage"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/outage/takeover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes an event from a node that journals, without its journal: what that node admitted may be admitted again.
         * @description For a node that will not come back in time: its machine is dead or cut off, and scans must go on at another. Whatever
         *     it answered from its journal is not known to the next owner until that journal is handed in. Needs `event.outage`;
         *     the node must be named, and 409 says that it is not (or no longer) the one that journals.
         */
        post: operations["gateForceTakeover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The latest refusals, each with its explanation.
         * @description It comes from the history in Postgres and may be a moment behind the gate. Where refusals come in floods not every one is
         *     kept.
         */
        get: operations["gateListRefusals"];
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
        get: operations["gateListScans"];
        put?: never;
        /**
         * Scans a ticket in or out.
         * @description The answer is given once the decision is durable. A refusal is an answer (200, DENY); a scan that was not decided
         *     is 503 and may be sent again, best with the same idempotency key.
         */
        post: operations["gateScan"];
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
        post: operations["gateScanBatch"];
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
         * @description Only the device that scanned may do it (else the subject), and staff who say so (`asStaff`). Doing it again gives the same
         *     answer.
         */
        post: operations["gateAnnulScan"];
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
        get: operations["gateExportTickets"];
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
        post: operations["gateImportTickets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/tickets/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finds tickets by name, e-mail, order or code.
         * @description What is looked for goes in the body, where no log of addresses keeps it.
         */
        post: operations["gateSearchTickets"];
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
        get: operations["gateGetTicket"];
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
        post: operations["gateBlockTicket"];
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
        post: operations["gateCancelTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/tickets/{ticket}/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Checks a ticket in by hand, with a reason that is kept.
         * @description The rules are those of every scan: a refusal is an answer (200, DENY).
         */
        post: operations["gateCheckInByHand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/tickets/{ticket}/check-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Checks a ticket out by hand, with a reason that is kept.
         * @description The rules are those of every scan: a refusal is an answer (200, DENY).
         */
        post: operations["gateCheckOutByHand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/tickets/{ticket}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The full history of a ticket: how it came to be, every scan and refusal, and everything that staff did to it, with their
         *     reasons.
         * @description Refusals and deeds come from Postgres and may be a moment behind the gate; accepted scans are there at once.
         */
        get: operations["gateGetTicketHistory"];
        put?: never;
        post?: never;
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
        get: operations["gateGetTicketPng"];
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
        get: operations["gateGetTicketSvg"];
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
        post: operations["gateReinstateTicket"];
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
        post: operations["gateReissueTicket"];
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
        post: operations["gateResetTicket"];
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
        post: operations["gateUnblockTicket"];
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
        post: operations["gateValidate"];
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
        get: operations["gateListKeys"];
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
        post: operations["gateRotateKey"];
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
        post: operations["gateRetireKey"];
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
        get: operations["gateListNews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds/{refund}/redrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks the gateway again for a refund that it refused for good (`failed`): its balance was empty then, say. Needs
         *     `order.write`. A refund that is under way or done stays as it is.
         */
        post: operations["gateRedriveRefund"];
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
        post: operations["sandboxDecide"];
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
        get: operations["sandboxGetLedger"];
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
        get: operations["gateListScanPoints"];
        put?: never;
        /** Makes a scan point. */
        post: operations["gateCreateScanPoint"];
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
        get: operations["gateGetScanPoint"];
        put?: never;
        post?: never;
        /** Removes a scan point. Scans may still name it; it then takes every type. */
        delete: operations["gateDeleteScanPoint"];
        options?: never;
        head?: never;
        /** Renames a scan point or changes what it takes. */
        patch: operations["gateUpdateScanPoint"];
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whose token this is, and what it is good for.
         * @description Any token of a tenant may ask.
         */
        get: operations["gateGetSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the events that the token is good for at the gate, oldest first.
         * @description Events that it may neither scan nor read tickets of are left out, so a page may be shorter than its limit.
         */
        get: operations["gateListSessionEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/events/{event}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One event, its scan points, and what the token may do in it. */
        get: operations["gateGetSessionEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
        get: operations["gateListTenants"];
        put?: never;
        /**
         * Makes a tenant, with its secrets and a first signing key.
         * @description Needs a platform token (one whose `tenant` claim is absent or `*`) with `tenant.write` or `FULL`; development
         *     servers also take a tenant's own `FULL` token.
         */
        post: operations["gateCreateTenant"];
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
        /** One tenant. */
        get: operations["gateGetTenant"];
        put?: never;
        post?: never;
        /** Removes a tenant that has no events and no devices. Needs a platform token. */
        delete: operations["gateDeleteTenant"];
        options?: never;
        head?: never;
        /** Changes what is given of a tenant. */
        patch: operations["gateUpdateTenant"];
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
        get: operations["gateListTicketTypes"];
        put?: never;
        /** Makes a ticket type. */
        post: operations["gateCreateTicketType"];
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
        get: operations["gateGetTicketType"];
        put?: never;
        post?: never;
        /** Removes a type that has no tickets. */
        delete: operations["gateDeleteTicketType"];
        options?: never;
        head?: never;
        /** Renames, reprices or changes the policy of a type. What was sold keeps its snapshot. */
        patch: operations["gateUpdateTicketType"];
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists webhooks, oldest first. */
        get: operations["gateListWebhooks"];
        put?: never;
        /**
         * Subscribes to facts of the tenant: each is posted to the URL, signed, at least once, until it is taken.
         * @description The answer holds the secret that signs; it is shown this once.
         */
        post: operations["gateCreateWebhook"];
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
        /** One webhook. */
        get: operations["gateGetWebhook"];
        put?: never;
        post?: never;
        /** Unsubscribes: what waits is not delivered any more, and its deliveries are forgotten. */
        delete: operations["gateDeleteWebhook"];
        options?: never;
        head?: never;
        /** Changes where and what. What waits is posted to the new URL; a subscription that is off receives nothing. */
        patch: operations["gateUpdateWebhook"];
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
        post: operations["gateRotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/venues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the tenant's venues, in the order of creation. */
        get: operations["listVenues"];
        put?: never;
        /** Makes a venue. */
        post: operations["createVenue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/venues/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One venue, by id or slug. */
        get: operations["getVenue"];
        /** Changes a venue: what is given. */
        put: operations["updateVenue"];
        post?: never;
        /** Removes a venue that no event is held at. Answers what it was. */
        delete: operations["deleteVenue"];
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
        post: operations["paypalWebhook"];
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
        post: operations["stripeWebhook"];
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
        /** @description A tier of an event: what buyers choose from. */
        Admission: {
            /** @description The admission that must be sold out first (`STACKED`). */
            afterAdmissionId: string | null;
            /**
             * Format: int64
             * @description Places left: neither sold nor reserved, and within what its section has left; -1 = no limit.
             */
            available: number;
            /**
             * Format: int64
             * @description Places for sale; -1 = no limit.
             */
            capacity: number;
            /** Format: date-time */
            createdAt: string;
            description: string | null;
            /** @example 2026-09-12T23:00:00 */
            entryEndsAt: string | null;
            /**
             * @description From when to when its holders may enter: wall-clock time in the event's zone; null = as the event.
             * @example 2026-09-12T18:00:00
             */
            entryStartsAt: string | null;
            eventId: string;
            eventSlug: string;
            /** @example adm_01h455vb4pex5vsknk084sn02q */
            id: string;
            /**
             * Format: int64
             * @description Most in one order; -1 = no limit.
             */
            limit: number;
            name: string;
            /**
             * Format: int32
             * @description Its place in the list: small first.
             */
            order: number;
            /** @description Only for whoever may change the event. */
            passcode?: string;
            price: components["schemas"]["AdmissionPrice"];
            promoterId: string;
            /**
             * Format: int32
             * @description Held by orders that are not paid yet.
             */
            reserved: number;
            /** @example 2026-09-12T17:00:00 */
            saleEndsAt: string | null;
            /** @example 2026-08-01T10:00:00 */
            saleStartsAt: string | null;
            /** @example sct_01h455vb4pex5vsknk084sn02q */
            sectionId: string | null;
            slug: string;
            /** Format: int32 */
            sold: number;
            subtitle: string | null;
            teamId: string;
            /** Format: date-time */
            updatedAt: string;
            visibility: components["schemas"]["AdmissionVisibility"];
        };
        /** @description What is given changes. Of what was sold already everything stays as it was sold. */
        AdmissionChange: {
            /** @description Id or slug of the admission that must be sold out first; makes this one `STACKED`. */
            afterAdmissionId?: string | null;
            /**
             * Format: int64
             * @description -1 or null = no limit.
             */
            capacity?: number | null;
            description?: string | null;
            /** @example 2026-09-12T23:00:00 */
            entryEndsAt?: string | null;
            /** @example 2026-09-12T18:00:00 */
            entryStartsAt?: string | null;
            /**
             * Format: int64
             * @description Most in one order; -1 or null = no limit.
             */
            limit?: number | null;
            name?: string | null;
            /** Format: int64 */
            order?: number | null;
            /** @description Of a `HIDDEN` admission. */
            passcode?: string | null;
            price?: components["schemas"]["PriceIn"] | null;
            /** @example 2026-09-12T17:00:00 */
            saleEndsAt?: string | null;
            /** @example 2026-08-01T10:00:00 */
            saleStartsAt?: string | null;
            /** @description Id or slug of a section of the event. */
            sectionId?: string | null;
            slug?: string | null;
            subtitle?: string | null;
            visibility?: components["schemas"]["AdmissionVisibility"] | null;
        };
        /** @description The admissions of an event, by their order. */
        AdmissionPage: {
            admissions: components["schemas"]["Admission"][];
            /** @description Ask with it as `cursor` for the next page; null at the end. */
            after: string | null;
            /** @description Ask with it as `before` for the page in front of this one; null at the start. */
            before: string | null;
            /** @description The same as `after`. */
            cursor: string | null;
            /**
             * Format: int32
             * @description Most entries that this page could have.
             */
            limit: number;
        };
        AdmissionPart: {
            admissionId: string;
            /** Format: int32 */
            checkedIn: number;
            /** Format: double */
            checkinRate: number;
            name: string;
            /** Format: int32 */
            notCheckedIn: number;
            /** Format: int32 */
            totalTickets: number;
        };
        /** @description Minor units. */
        AdmissionPrice: {
            /** Format: int64 */
            base: number;
            /**
             * Format: int64
             * @description The booking fee on top.
             */
            booking: number;
            /** @example USD */
            currency: string;
        };
        /**
         * @description To whom it is shown and sold without a token.
         * @enum {string}
         */
        AdmissionVisibility: "ALWAYS" | "HIDDEN" | "STACKED";
        AnnulIn: {
            /** @description Staff with `ticket.write` take back what somebody else scanned; needs a `reason`. */
            asStaff?: boolean;
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
        /** @description The fields of a record, by its datatype. */
        AnyFields: components["schemas"]["EventFields"] | components["schemas"]["TicketTypeFields"] | components["schemas"]["PromotionFields"] | components["schemas"]["TaxRateFields"] | components["schemas"]["GiftCardFields"] | components["schemas"]["ProductFields"] | components["schemas"]["InviteFields"];
        /** @description One thing, wrapped as the clients of this surface read it. */
        AnyRecord: {
            /** Format: date-time */
            createdate: string;
            data: components["schemas"]["AnyData"];
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
        /** @description A page of a list. */
        AnyRecordList: {
            data: components["schemas"]["AnyRecord"][];
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
        AppIn: {
            /** @example box-office */
            appId: string;
            key: string;
            secret: string;
        };
        AppKeyIn: {
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
        /** @enum {string} */
        ApprovalWord: "PENDING" | "APPROVED" | "REJECTED";
        /** @description Good tickets (active or redeemed), and those that came in at least once. */
        Attendance: {
            byAdmission: components["schemas"]["AdmissionPart"][];
            bySection: components["schemas"]["SectionPart"][];
            /** Format: int32 */
            checkedIn: number;
            /**
             * Format: double
             * @description `checkedIn` of `totalTickets`, 0 to 1.
             * @example 0.4444
             */
            checkinRate: number;
            /** Format: int32 */
            notCheckedIn: number;
            /** Format: int32 */
            totalTickets: number;
        };
        /** @description Who comes in with it. Empty where it is not known. */
        Attendee: {
            /** @example jane@example.com */
            email: string;
            /** @example Jane */
            firstName: string;
            /** @example Doe */
            lastName: string;
            phone?: string;
        };
        /** @description Who comes in with the ticket. */
        AttendeeIn: {
            /** @example jane@example.com */
            email?: string | null;
            /** @example Jane */
            firstName?: string | null;
            /** @example Doe */
            lastName?: string | null;
            phone?: string | null;
        };
        /** @description Parts of the attendee; what is absent stays. `null` clears the phone, and nothing else can be cleared. */
        AttendeePatch: {
            /** @example jane@example.com */
            email?: string;
            /** @example Jane */
            firstName?: string;
            /** @example Smith */
            lastName?: string;
            phone?: string | null;
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
        Board: {
            /** Format: date-time */
            at: string;
            /** @description Every minute of the stretch asked for, the oldest first; the last one is not over yet. */
            minutes: components["schemas"]["MinuteOut"][];
            /** @description Refusals of the whole event by reason. */
            refusals: {
                [key: string]: number;
            };
            /** @description Registered ones, and others that scans named; the busiest first. */
            scanPoints: components["schemas"]["BoardPointOut"][];
        };
        /** @description Counts since the first scan of the event; scans that were taken back do not count. */
        BoardPointOut: {
            /** Format: int32 */
            checkIns: number;
            /** Format: int32 */
            checkOuts: number;
            /** @description The last sign of life; null where nothing was scanned yet. */
            lastScanAt: string | null;
            /** @description Null where it is not registered. */
            name: string | null;
            /**
             * Format: double
             * @description Scans of any outcome per minute, over the last five minutes.
             */
            perMinute: number;
            /** Format: int32 */
            refused: number;
            /** @description Slug, or the name that scans gave; null for scans that named none. */
            scanPoint: string | null;
        };
        /** @description One booking: its record, and its fields once more on top, where the published clients of either age look. */
        BookingAnswer: components["schemas"]["BookingRecord"] & {
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
            /** @description While it is pending: how long its places are held. */
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
            paidAt: string | null;
            paypalOrderId?: string;
            ref: string | null;
            /** @description `pending` or `paid`. */
            status: string;
            stripePaymentIntentId?: string;
        };
        /** @description One thing, wrapped as the clients of this surface read it. */
        BookingRecord: {
            /** Format: date-time */
            createdate: string;
            data: components["schemas"]["BookingData"];
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
        /** @description A page of a list. */
        BookingRecordList: {
            data: components["schemas"]["BookingRecord"][];
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
        /**
         * @description What became of a booking.
         * @enum {string}
         */
        BookingStateWord: "pending" | "paid" | "confirmed" | "partially_refunded" | "refunded" | "cancelled" | "expired";
        /** @description What a door says beside the key. All of it may be left out, and the body too. */
        ByKeyIn: {
            /** @description The admissions that this door accepts; none = all. */
            admissionIds?: string[] | null;
            /** @description Orders only: lets the rest in where some of them are inside already. */
            allowPartialOrderCheckIn?: boolean | null;
            /**
             * @description The device. A device token says it by itself.
             * @example device_001
             */
            deviceId?: string | null;
            /**
             * @description The event of this door: a ticket of another one is refused.
             * @example evt_01h455vb4pex5vsknk084sn02q
             */
            eventId?: string | null;
            /** @description Sending the same request with the same key again gives the same answer. */
            idempotencyKey?: string | null;
            /** @description The sections that this door accepts; none = all. */
            sectionIds?: string[] | null;
        };
        /** @description The tickets that were let through. */
        ByKeyOut: {
            /** @description Only where the key was an order's. */
            order?: components["schemas"]["KeyOrder"];
            targetType: components["schemas"]["TargetType"];
            tickets: components["schemas"]["Ticket"][];
        };
        /** @enum {string} */
        CarrierWord: "user" | "device" | "customer" | "app";
        /** @description What is to be different. What is not given stays. */
        ChangeIn: {
            /** @description Null: without one. */
            couponCode?: string | null;
            customer?: components["schemas"]["CustomerIn"] | null;
            items?: components["schemas"]["OrderItemIn"][] | null;
            returnUrl?: string | null;
            /** @description The order's signature, instead of a token. */
            signature?: string | null;
        };
        CheckIn: {
            /** @description Sending the same again with the same key counts once. */
            idempotencyKey?: string | null;
            /**
             * @description It stands in the ticket's history.
             * @example phone broken, name and ID checked
             */
            reason: string;
            /** @example gate-c */
            scanPoint?: string | null;
        };
        /** @description One thing, wrapped as the clients of this surface read it. */
        CheckInRecord: {
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
        /** @description Tickets that nobody pays for. */
        ComplimentaryIn: {
            customer: components["schemas"]["CustomerIn"];
            /** @description Id or slug. */
            eventId: string;
            idempotencyKey?: string | null;
            items: components["schemas"]["OrderItemIn"][];
            /**
             * @description Whether the customer gets the tickets by mail.
             * @default true
             */
            notifyCustomer: boolean;
            /** @description Why; stands on the tickets as a note for staff. */
            reason?: string | null;
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
        /** @description A buyer. */
        CustomerIn: {
            /** @example jane@example.com */
            email?: string | null;
            firstName?: string | null;
            lastName?: string | null;
            /** @description The whole name, where its parts are not known. */
            name?: string | null;
            phone?: string | null;
        };
        /** @description One thing, wrapped as the clients of this surface read it. */
        CustomerRecord: {
            /** Format: date-time */
            createdate: string;
            data: components["schemas"]["CustomerData"];
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
        /**
         * @description A kind of record.
         * @enum {string}
         */
        DatatypeWord: "event" | "event_ticket_type" | "promotion" | "tax_rate" | "gift_card" | "product" | "invite_code";
        Decision: {
            outcome: components["schemas"]["OutcomeWord"];
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
            /** @description When it was delivered or given up. */
            doneAt: string | null;
            /** @description When a pending one is tried next, at the earliest. */
            dueAt: string | null;
            /** @example dlv_01h455vb4pex5vsknk084sn02q */
            id: string;
            kind: components["schemas"]["FactWord"];
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
            state: components["schemas"]["DeliveryStateWord"];
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
        /**
         * @description `dead`: given up, until staff drive it again.
         * @enum {string}
         */
        DeliveryStateWord: "pending" | "delivered" | "dead";
        /** @description Only what is given changes. Tokens that were minted before keep what they say. */
        DeviceChange: {
            events?: string[] | null;
            name?: string | null;
            scanPoints?: components["schemas"]["Name"][] | null;
        };
        DeviceCount: {
            /** Format: int32 */
            checkIns: number;
            /** @description `unknown` where scans named none. */
            deviceId: string;
        };
        DeviceIn: {
            /** @description Ids or slugs of events it may scan for; absent or empty = all of the tenant. */
            events?: string[] | null;
            /** @example Handheld 7 */
            name: string;
            /** @description Scan points it may name; absent or empty = all. With exactly one, that one is its default. */
            scanPoints?: components["schemas"]["Name"][] | null;
        };
        DeviceOut: {
            /** Format: date-time */
            createdAt: string;
            events: string[];
            /** @example dev_01h455vb4pex5vsknk084sn02q */
            id: string;
            name: string;
            /** @description Once set, every token of the device is refused for good. */
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
            checkIn?: components["schemas"]["CheckInRecord"];
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
            ticket: components["schemas"]["ScannedTicketRecord"] | null;
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
            data: components["schemas"]["AnyFields"];
        };
        /** @description An event. */
        Event: {
            approval: components["schemas"]["ApprovalWord"];
            /** Format: date-time */
            createdAt: string;
            /**
             * @description The same as `entryStartsAt`.
             * @example 2026-09-12T18:00:00
             */
            date: string | null;
            description: string | null;
            /** @example 2026-09-12T23:00:00 */
            entryEndsAt: string | null;
            /**
             * @description Wall-clock time in `location.timeZone`.
             * @example 2026-09-12T18:00:00
             */
            entryStartsAt: string | null;
            /** @example evt_01h455vb4pex5vsknk084sn02q */
            id: string;
            images: components["schemas"]["Images"] | null;
            location: components["schemas"]["TicketLocation"];
            name: string;
            /** @description Only for whoever may change the event. */
            password?: string;
            /** @example pmt_01h455vb4pex5vsknk084sn02q */
            promoterId: string;
            slug: string;
            status: components["schemas"]["EventStatus"];
            /** @example tem_01h455vb4pex5vsknk084sn02q */
            teamId: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description The same place in two words. */
            venue: components["schemas"]["TicketVenue"];
            /**
             * @description The registered venue.
             * @example ven_01h455vb4pex5vsknk084sn02q
             */
            venueId: string | null;
            visibility: components["schemas"]["ShopVisibility"];
            /** @description From when on a `SCHEDULED` event is shown to everybody. */
            visibleFrom: string | null;
        };
        /** @description Only what is given changes; `null` clears what may be empty. */
        EventChange: {
            endsAt?: string | null;
            entryFrom?: string | null;
            entryUntil?: string | null;
            name?: string | null;
            /** Format: int64 */
            occupancyLimit?: number | null;
            outagePolicy?: string | null;
            /** @description Id or slug; `null` = the tenant's default promoter. */
            promoter?: string | null;
            requireScanPoint?: boolean | null;
            slug?: string | null;
            startsAt?: string | null;
            timeZone?: string | null;
            venue?: unknown;
            /** @description The whole list. */
            zones?: components["schemas"]["Zone"][] | null;
        };
        /** @description What is given changes. */
        EventChangeIn: {
            approval?: components["schemas"]["ApprovalWord"] | null;
            description?: string | null;
            /** @example 2026-09-12T23:00:00 */
            entryEndsAt?: string | null;
            /**
             * @description Wall-clock time in `location.timeZone`: from then on the doors let people in.
             * @example 2026-09-12T18:00:00
             */
            entryStartsAt?: string | null;
            images?: components["schemas"]["Images"] | null;
            location?: components["schemas"]["LocationIn"] | null;
            name?: string | null;
            /** @description Shows a `PASSWORD` event. */
            password?: string | null;
            /** @description Id or slug; a new event without one is the tenant's first promoter's. */
            promoterId?: string | null;
            /** @description Made from the name if absent. */
            slug?: string | null;
            status?: components["schemas"]["EventStatus"] | null;
            /** @description Id or slug of a registered venue. */
            venueId?: string | null;
            visibility?: components["schemas"]["ShopVisibility"] | null;
            visibleFrom?: string | null;
        };
        /** @description An event. */
        EventData: {
            endsAt: string | null;
            entryFrom: string | null;
            entryUntil: string | null;
            name: string;
            /**
             * Format: int32
             * @description People inside at a time; null = no limit.
             */
            occupancyLimit: number | null;
            /** @description What becomes of scans while Redis is away. */
            outagePolicy: components["schemas"]["OutageWord"];
            requireScanPoint: boolean;
            scanPoints: components["schemas"]["ScanPointData"][];
            /** @description Taken wherever an id is. */
            slug: string;
            startsAt: string | null;
            /** @example Europe/Berlin */
            timeZone: string | null;
            title: string;
            /** @description A text or an object, as it was sent. */
            venue: unknown;
            zones: components["schemas"]["ZoneData"][];
        };
        /** @description An event. */
        EventFields: {
            endsAt?: string | null;
            entryFrom?: string | null;
            entryUntil?: string | null;
            name?: string;
            /**
             * Format: int32
             * @description People inside at a time; null = no limit.
             */
            occupancyLimit?: number | null;
            /** @description What becomes of scans while Redis is away. */
            outagePolicy?: components["schemas"]["OutageWord"];
            requireScanPoint?: boolean;
            scanPoints?: components["schemas"]["ScanPointData"][];
            /** @description Taken wherever an id is. */
            slug?: string;
            startsAt?: string | null;
            /** @example Europe/Berlin */
            timeZone?: string | null;
            title?: string;
            /** @description A text or an object, as it was sent. */
            venue?: unknown;
            zones?: components["schemas"]["ZoneData"][];
        };
        EventIn: {
            endsAt?: string | null;
            entryFrom?: string | null;
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
            /** @description Id or slug; the tenant's default promoter if absent. */
            promoter?: string | null;
            requireScanPoint?: boolean | null;
            /** @description Made from the name if absent. */
            slug?: string | null;
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
            endsAt: string | null;
            entryFrom: string | null;
            entryUntil: string | null;
            /** @example evt_01h455vb4pex5vsknk084sn02q */
            id: string;
            name: string;
            /** Format: int32 */
            occupancyLimit: number | null;
            outagePolicy: components["schemas"]["OutageWord"];
            /** @example pmt_01h455vb4pex5vsknk084sn02q */
            promoter: string;
            requireScanPoint: boolean;
            slug: string;
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
        /**
         * @description Said by its times, unless it was cancelled.
         * @enum {string}
         */
        EventStatus: "UPCOMING" | "ACTIVE" | "ENDED" | "CANCELLED";
        /** @description A page of events. */
        EventsPage: {
            /** @description Ask with it as `cursor` for the next page; null at the end. */
            after: string | null;
            /** @description Ask with it as `before` for the page in front of this one; null at the start. */
            before: string | null;
            /** @description The same as `after`. */
            cursor: string | null;
            events: components["schemas"]["Event"][];
            /**
             * Format: int32
             * @description Most entries that this page could have.
             */
            limit: number;
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
        /**
         * @description A fact that is announced: the first two by mail, the others to webhooks.
         * @enum {string}
         */
        FactWord: "tickets-issued" | "ticket-transferred" | "ticket.issued" | "ticket.transferred" | "ticket.refunded" | "ticket.scanned" | "order.completed" | "order.refunded";
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
        ForcedIn: {
            /**
             * @description The node that journals, as `GET /v1/events/{event}/outage` names it.
             * @example nod_01h455vb4pex5vsknk084sn02q
             */
            node: string;
            /** @description Why; it is kept. */
            reason: string;
        };
        ForcedOut: {
            outage: components["schemas"]["OutageOut"];
            /** @description What this means at the gates. */
            warning: string;
        };
        FoundTicket: {
            /** Format: int32 */
            entries: number;
            /**
             * Format: int32
             * @description Null = no limit.
             */
            entriesLeft: number | null;
            externalId: string | null;
            holder?: components["schemas"]["HolderOut"] | null;
            id: string;
            lastScanAt: string | null;
            /** @description Null for a ticket that came by an import. */
            order: string | null;
            status: components["schemas"]["StatusWord"];
            typeName: string;
            typeSlug: string;
        };
        FoundTickets: {
            /** @description Whether there are more, so that a longer text helps. */
            more: boolean;
            /** @description Up to 50: what the text names exactly first. */
            tickets: components["schemas"]["FoundTicket"][];
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
            /** @description Pays nothing from then on. */
            expiresAt: string | null;
        };
        /** @description A gift card. It is charged when an order is confirmed. */
        GiftCardFields: {
            balance?: components["schemas"]["Major"];
            /**
             * @description Taken in any case.
             * @example GIFT-50
             */
            code?: string;
            /** @example USD */
            currency?: string;
            /** @description Pays nothing from then on. */
            expiresAt?: string | null;
        };
        /** @description A thing that was done away with. */
        Gone: {
            deleted: boolean;
            id: string;
        };
        /** @description Why something is done by hand; it stands in the ticket's history. */
        HandIn: {
            /** @example lost at the bar */
            reason?: string | null;
        };
        /** @description The gateway need not send it again. */
        Heard: {
            /** @description Always true. */
            received: boolean;
        };
        HistoryEntry: {
            /** @description Such as `block`, `reissue`, `refund`, `transfer`, `check in`. */
            action?: string | null;
            /** Format: date-time */
            at: string;
            /** @description Who scanned, took back or acted: the subject of the token. Absent where it was the gateway itself. */
            by?: string | null;
            deviceId?: string | null;
            earlier?: components["schemas"]["EarlierOut"] | null;
            kind?: components["schemas"]["KindWord"] | null;
            /** @description One sentence. */
            message?: string | null;
            /** @description The order it came with. */
            order?: string | null;
            /**
             * @description The word of a refusal; of something done by hand, what came of it: `done`, `refused`, or a refusal's word. Absent where it
             *     was cut short.
             */
            outcome?: string | null;
            reason?: string | null;
            /** @description Of scans: its id, to take it back by. */
            scan?: string | null;
            scanPoint?: string | null;
            what: components["schemas"]["HistoryWord"];
        };
        /** @enum {string} */
        HistoryWord: "ISSUED" | "ADMITTED" | "REFUSED" | "TAKEN_BACK" | "DONE";
        HolderIn: {
            /**
             * Format: email
             * @example pat@example.com
             */
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
        Image: {
            /** @description What it shows, for those who do not see it. */
            alt?: string;
            /** Format: int32 */
            height: number | null;
            /**
             * @description Its address.
             * @example https://pictures.example/night.jpg
             */
            src: string;
            /**
             * Format: int32
             * @description Pixels.
             */
            width: number | null;
        };
        /** @description Pictures for small and for large screens. */
        Images: {
            desktop: components["schemas"]["Image"] | null;
            mobile: components["schemas"]["Image"] | null;
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
        /** @description A code that opens the public sale of an invite-only type. */
        InviteFields: {
            /** @description Taken in any case. */
            code?: string;
            event?: string;
            /**
             * Format: int32
             * @description Orders; null = no limit.
             */
            maxUses?: number | null;
            /**
             * @description Id of the type that it opens.
             * @example adm_01h455vb4pex5vsknk084sn02q
             */
            ticketType?: string;
            /**
             * Format: int32
             * @description Orders that use it now: paid ones, and those that wait for payment.
             */
            uses?: number;
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
        /** @description The same of one line. */
        ItemPrice: {
            /** Format: int64 */
            base: number;
            /** Format: int64 */
            booking: number;
            /** @example EUR */
            currency: string;
            /** Format: int64 */
            discount: number;
            /** Format: int64 */
            gross: number;
            /** Format: int64 */
            shipping: number;
            /** Format: int64 */
            sms: number;
            /** Format: int64 */
            tax: number;
            /** Format: int64 */
            total: number;
        };
        /** @description While this stands, no other node takes the event: scans go on at this node alone. */
        JournalingOut: {
            /** @example nod_01h455vb4pex5vsknk084sn02q */
            node: string;
            since: string | null;
        };
        KeyIdOut: {
            kid: string;
        };
        /** @description An order at the door. */
        KeyOrder: {
            /**
             * Format: int32
             * @description How many of its tickets are inside now.
             */
            checkedInCount: number;
            id: string;
            items: components["schemas"]["KeyOrderItem"][];
        };
        /** @description A line of an order at the door. */
        KeyOrderItem: {
            id: string;
            /** Format: int32 */
            quantity: number;
        };
        /** @description A JWKS (RFC 7517, RFC 8037). */
        KeySet: {
            keys: components["schemas"]["PublicKey"][];
        };
        /** @enum {string} */
        KindWord: "CHECK_IN" | "CHECK_OUT";
        LastScan: {
            kind: components["schemas"]["ScanKind"];
            /** Format: date-time */
            scannedAt: string;
        };
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
        /** @description One event of the stream, as a reader of server-sent events sees it. */
        LiveEvent: {
            /** @description A `LiveUpdate` in JSON. */
            data: string;
            /** @example update */
            event: string;
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
        /** @description A whole address: what is not given is not known. */
        LocationIn: {
            address?: string | null;
            city?: string | null;
            /** @example DE */
            country?: string | null;
            /**
             * Format: double
             * @description Degrees; together with `longitude`.
             */
            latitude?: number | null;
            /** Format: double */
            longitude?: number | null;
            /**
             * @description The name that the place has already, if absent.
             * @example Old Hall
             */
            name?: string | null;
            postcode?: string | null;
            state?: string | null;
            /**
             * @description An IANA name: the zone of all wall-clock times here.
             * @example Europe/Berlin
             */
            timeZone?: string | null;
        };
        LookUpIn: {
            /**
             * @description A code as a scanner reads it, a ticket's or an order's id, the seller's own number, an e-mail address (the holder's or
             *     the buyer's), or a part of the holder's name or phone number.
             * @example jane doe
             */
            text: string;
        };
        /** @description The tickets that were made. A single one also stands on top, as a record. */
        Made: components["schemas"]["OnlyTicket"] & components["schemas"]["TicketsOut"] & {
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
        MinuteOut: {
            /**
             * Format: date-time
             * @description When it began.
             */
            at: string;
            /** Format: int32 */
            checkIns: number;
            /** Format: int32 */
            checkOuts: number;
            /** Format: int32 */
            refused: number;
        };
        /**
         * @description A label as it comes in: 1 to 100 characters without control characters.
         * @example gate-c
         */
        Name: string;
        /** @description A record that is to be made. */
        NamedEnvelope: {
            data: components["schemas"]["AnyFields"];
            datatype: components["schemas"]["DatatypeWord"];
        };
        /** @description An admission to be made. */
        NewAdmission: {
            /** @description Id or slug of the admission that must be sold out first; makes this one `STACKED`. */
            afterAdmissionId?: string | null;
            /**
             * Format: int64
             * @description -1 or null = no limit.
             */
            capacity?: number | null;
            description?: string | null;
            /** @example 2026-09-12T23:00:00 */
            entryEndsAt?: string | null;
            /** @example 2026-09-12T18:00:00 */
            entryStartsAt?: string | null;
            /**
             * Format: int64
             * @description Most in one order; -1 or null = no limit.
             */
            limit?: number | null;
            name: string;
            /** Format: int64 */
            order?: number | null;
            /** @description Of a `HIDDEN` admission. */
            passcode?: string | null;
            price?: components["schemas"]["PriceIn"] | null;
            /** @example 2026-09-12T17:00:00 */
            saleEndsAt?: string | null;
            /** @example 2026-08-01T10:00:00 */
            saleStartsAt?: string | null;
            /** @description Id or slug of a section of the event. */
            sectionId?: string | null;
            slug?: string | null;
            subtitle?: string | null;
            visibility?: components["schemas"]["AdmissionVisibility"] | null;
        };
        /** @description An event to be made. */
        NewEventIn: {
            approval?: components["schemas"]["ApprovalWord"] | null;
            description?: string | null;
            /** @example 2026-09-12T23:00:00 */
            entryEndsAt?: string | null;
            /**
             * @description Wall-clock time in `location.timeZone`: from then on the doors let people in.
             * @example 2026-09-12T18:00:00
             */
            entryStartsAt?: string | null;
            images?: components["schemas"]["Images"] | null;
            location?: components["schemas"]["LocationIn"] | null;
            name: string;
            /** @description Shows a `PASSWORD` event. */
            password?: string | null;
            /** @description Id or slug; a new event without one is the tenant's first promoter's. */
            promoterId?: string | null;
            /** @description Made from the name if absent. */
            slug?: string | null;
            status?: components["schemas"]["EventStatus"] | null;
            /** @description Id or slug of a registered venue. */
            venueId?: string | null;
            visibility?: components["schemas"]["ShopVisibility"] | null;
            visibleFrom?: string | null;
        };
        /** @description A promoter to be made. */
        NewPromoter: {
            description?: string | null;
            name: string;
            /** @description Made from the name if absent. */
            slug?: string | null;
            /** @description Id or slug; a new promoter without one belongs to the tenant's first team. */
            teamId?: string | null;
        };
        /** @description A section to be made. */
        NewSectionIn: {
            /**
             * Format: int64
             * @description Places of all its admissions together; -1 or null = no limit.
             */
            capacity?: number | null;
            location?: components["schemas"]["LocationIn"] | null;
            name: string;
            /** Format: int64 */
            order?: number | null;
            slug?: string | null;
        };
        /** @description A team to be made. */
        NewTeam: {
            name: string;
            /** @description Made from the name if absent. */
            slug?: string | null;
        };
        /** @description A venue to be made. */
        NewVenue: {
            location?: components["schemas"]["LocationIn"] | null;
            name: string;
            /** @description Made from the name if absent. */
            slug?: string | null;
        };
        /** @description One fact that was announced, or will be. */
        NewsOut: {
            /** Format: date-time */
            createdAt: string;
            /** @description Ids, and of a mail the addressee: `bookingId`, `eventId`, `ticketId` or `ticketIds`, `to {email, name}` ... */
            data: Record<string, never>;
            /** @example ntf_01h455vb4pex5vsknk084sn02q */
            id: string;
            state: components["schemas"]["NewsStateWord"];
            type: components["schemas"]["FactWord"];
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
        /**
         * @description `dead`: something of it was given up. `unheard`: nobody subscribed.
         * @enum {string}
         */
        NewsStateWord: "pending" | "sent" | "dead" | "unheard";
        /** @description What staff wrote about an order. */
        Note: {
            /** Format: date-time */
            createdAt: string;
            /** @description The token's subject. */
            createdBy: string;
            /** @description Who wrote it. */
            createdById: string;
            /** @example not_01h455vb4pex5vsknk084sn02q */
            id: string;
            note: string;
            orderId: string;
        };
        NoteIn: {
            idempotencyKey?: string | null;
            /** @description Up to 2000 characters. Also read as `text` and `content`. */
            note: string;
        };
        /** @description A notification: a mail, or a fact that webhooks hear of. */
        Notification: {
            bookingId?: string;
            /** Format: date-time */
            createdAt: string;
            eventId?: string;
            id: string;
            /** @description The ticket that a transfer ended. */
            revokedTicketId?: string;
            state: components["schemas"]["NewsStateWord"];
            /** @description The one ticket, where it is about one. */
            ticketId?: string;
            /** @description Every ticket it names. */
            ticketIds: string[];
            /** @description Of a mail. */
            to?: components["schemas"]["Addressed"];
            type: components["schemas"]["FactWord"];
        };
        /** @description A page of a list. */
        NotificationList: {
            data: components["schemas"]["Notification"][];
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
        OneAdmission: {
            admission: components["schemas"]["Admission"];
        };
        OneEvent: {
            event: components["schemas"]["Event"];
        };
        OneNote: {
            note: components["schemas"]["Note"];
        };
        /** @description The answer with one order. */
        OneOrder: {
            order: components["schemas"]["Order"];
        };
        OnePromoter: {
            promoter: components["schemas"]["Promoter"];
        };
        /** @description What an order would cost now. */
        OneQuote: {
            quote: components["schemas"]["Quote"];
        };
        OneRefund: {
            /** @description The order afterwards. */
            order: components["schemas"]["Order"];
            refund: components["schemas"]["Refund"];
        };
        OneSection: {
            section: components["schemas"]["Section"];
        };
        OneTeam: {
            team: components["schemas"]["Team"];
        };
        /** @description The answer with one ticket. */
        OneTicket: {
            ticket: components["schemas"]["Ticket"];
        };
        OneVenue: {
            venue: components["schemas"]["Venue"];
        };
        /** @description The record of the ticket, where exactly one was made; else none of these fields. */
        OnlyTicket: {
            /** Format: date-time */
            createdate?: string;
            data?: components["schemas"]["TicketData"];
            /** @example event_ticket */
            datatype?: string;
            id?: string;
            /** Format: date-time */
            modifydate?: string;
            pk?: string;
            sk?: string;
            state?: string;
            /** Format: int64 */
            version?: number;
        };
        /** @description An order: what was bought, what it costs, how it stands. */
        Order: components["schemas"]["OrderSecrets"] & {
            couponCode: string | null;
            /** Format: date-time */
            createdAt: string;
            customer: components["schemas"]["OrderCustomer"] | null;
            /** @description Null until somebody is named. */
            customerId: string | null;
            /** @description Null where only merchandise was bought. */
            eventId: string | null;
            /** @description Until when its places are held, while it waits for its payment. */
            expiresAt: string | null;
            /** @example ord_01h455vb4pex5vsknk084sn02q */
            id: string;
            items: components["schemas"]["OrderItem"][];
            price: components["schemas"]["Price"];
            promoterId: string;
            refunds: components["schemas"]["Refund"][];
            /** @description Where the buyer is sent after the payment: `{returnUrl}/{id}?sig={signature}`. */
            returnUrl: string | null;
            status: components["schemas"]["OrderStatus"];
            teamId: string;
            ticketCount: number;
            /** @description None before it is successful. `GET /tickets?orderId=` shows them. */
            ticketIds: string[];
            /** Format: date-time */
            updatedAt: string;
        };
        /** @description Who buys. */
        OrderCustomer: {
            /** @example jane@example.com */
            email: string;
            /** @example Jane */
            firstName: string;
            /** @example cus_01h455vb4pex5vsknk084sn02q */
            id: string | null;
            /** @example Doe */
            lastName: string;
            phone?: string;
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
        /** @description What somebody wants to buy. Prices are the server's. */
        OrderIn: {
            couponCode?: string | null;
            customer?: components["schemas"]["CustomerIn"] | null;
            /** @description Id or slug. */
            eventId: string;
            giftCardCode?: string | null;
            /** @description Sending the same order with the same key again gives the same order. */
            idempotencyKey?: string | null;
            /** @description Opens admissions that are sold by invitation. */
            inviteCode?: string | null;
            items: components["schemas"]["OrderItemIn"][];
            /** @description Opens admissions that are hidden behind a passcode. */
            passcode?: string | null;
            /**
             * @description Where the buyer is sent after the payment: `/{orderId}?sig={signature}` is put behind it.
             * @example https://shop.example/thanks
             */
            returnUrl?: string | null;
        };
        /** @description One line. */
        OrderItem: {
            /** @description Null for merchandise. */
            admissionId: string | null;
            /** @example itm_01h455vb4pex5vsknk084sn02q */
            id: string;
            /** @description As it was called when it was bought. */
            name: string;
            price: components["schemas"]["ItemPrice"];
            /** Format: int32 */
            quantity: number;
            /** @description The section of its admission. */
            sectionId?: string;
            /** @description Of merchandise. */
            sku?: string;
        };
        /** @description So many of one admission. */
        OrderItemIn: {
            /** @description Id, slug or name of an admission of the event. */
            admissionId: string;
            /**
             * Format: int64
             * @example 2
             */
            quantity: number;
            /** @description If given, the admission must be in this section. */
            sectionId?: string | null;
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
        OrderNotes: {
            /** @description The oldest first. */
            notes: components["schemas"]["Note"][];
        };
        /** @description A page of orders, in the order of their making. */
        OrderPage: {
            /** @description Ask with it as `cursor` for the next page; null at the end. */
            after: string | null;
            /** @description Ask with it as `before` for the page in front of this one; null at the start. */
            before: string | null;
            /** @description The same as `after`. */
            cursor: string | null;
            /**
             * Format: int32
             * @description Most entries that this page could have.
             */
            limit: number;
            orders: components["schemas"]["Order"][];
        };
        /** @description How the buyer pays. */
        OrderPayment: {
            /**
             * Format: int64
             * @description Minor units.
             */
            amount: number;
            /** @description PayPal only: the page where the buyer approves. */
            approveUrl?: string;
            /** @description Stripe only: for the buyer's browser. */
            clientSecret?: string;
            currency: string;
            /** @example stripe */
            gateway: string;
            /**
             * @description What the gateway calls the payment; Stripe's intent, PayPal's order.
             * @example pi_3PxYz
             */
            paymentIntentId: string;
        };
        /** @description One thing, wrapped as the clients of this surface read it. */
        OrderRecord: {
            /** Format: date-time */
            createdate: string;
            data: components["schemas"]["OrderData"];
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
        /** @description A page of a list. */
        OrderRecordList: {
            data: components["schemas"]["OrderRecord"][];
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
        /** @description What opens the order: only for whoever made it, who brought its signature, or who may change orders. */
        OrderSecrets: {
            /** @description The page where it is paid, while it can be. */
            checkoutUrl?: string;
            /** @description What a checkout of your own needs, while it waits for its payment. */
            payment?: components["schemas"]["OrderPayment"];
            /**
             * @description Whoever has it may see and pay this order, and see its tickets, without a token.
             * @example Y4vW-x5LI3YV7O_w
             */
            signature?: string;
        };
        /** @enum {string} */
        OrderStatus: "PENDING" | "PROCESSING" | "SUCCESSFUL" | "ABANDONED";
        OutageChange: {
            /** Format: date-time */
            at: string;
            /** @description The subject of the token. */
            by: string;
            /** @description `from` and `to`; or `node`, `epoch` and `reason`. */
            detail: unknown;
            /** @description `outage policy` or `forced takeover`. */
            what: string;
        };
        OutageIn: {
            /**
             * @description `deny`: scans are UNDECIDED until Redis is back. `journal`: after a short grace they are decided into a journal on
             *     the disk of the node that owns the event, and their answers say `degraded`.
             * @example journal
             */
            policy: string;
        };
        OutageOut: {
            /** @description What staff did about it, the newest first; the latest 20. */
            changes: components["schemas"]["OutageChange"][];
            journaling: components["schemas"]["JournalingOut"] | null;
            policy: components["schemas"]["OutageWord"];
        };
        /** @enum {string} */
        OutageWord: "deny" | "journal";
        /**
         * @description What the sandbox says of the payment from now on.
         * @enum {string}
         */
        OutcomeWord: "succeeded" | "failed" | "pending";
        Pace: {
            /** @example FIFTEEN_MINUTE */
            bucket: string;
            /** @description By time; stretches in which nobody passed are left out. */
            buckets: components["schemas"]["PaceBucket"][];
            peakWindow: components["schemas"]["PaceWindow"] | null;
        };
        /** @description Accepted scans from `startsAt` up to, and without, `endsAt`; stretches begin at full minutes, quarters or hours (UTC). */
        PaceBucket: {
            /** Format: int32 */
            checkIns: number;
            /** Format: int32 */
            checkOuts: number;
            /** Format: date-time */
            endsAt: string;
            /** Format: date-time */
            startsAt: string;
        };
        PaceWindow: {
            /** Format: int32 */
            checkIns: number;
            /** Format: date-time */
            endsAt: string;
            /** Format: date-time */
            startsAt: string;
        };
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
        /**
         * @description `gross = base + booking + shipping + sms`, `total = gross + discount`, `net = total + refunded + gateway + dispute`.
         *     What was taken off or went away is negative.
         */
        Price: {
            /**
             * Format: int64
             * @description Prices times quantities, with the taxes that come on top of them.
             */
            base: number;
            /**
             * Format: int64
             * @description Booking fees, with the taxes that come on top of them. Never given back.
             */
            booking: number;
            /**
             * @description ISO 4217.
             * @example EUR
             */
            currency: string;
            /** Format: int64 */
            discount: number;
            /**
             * Format: int64
             * @description What was lost in disputes: 0, as above.
             */
            dispute: number;
            /**
             * Format: int64
             * @description What the payment gateway keeps: 0, because gateways do not say it here.
             */
            gateway: number;
            /** Format: int64 */
            gross: number;
            /**
             * Format: int64
             * @description What is left of the total.
             */
            net: number;
            /**
             * Format: int64
             * @description What went back so far.
             */
            refunded: number;
            /**
             * Format: int64
             * @description Always 0: nothing is shipped from here.
             */
            shipping: number;
            /**
             * Format: int64
             * @description Always 0.
             */
            sms: number;
            /**
             * Format: int64
             * @description The tax within `total`, whether it was in the prices or came on top.
             */
            tax: number;
            /**
             * Format: int64
             * @description What the buyer pays.
             */
            total: number;
        };
        /** @description Minor units. */
        PriceIn: {
            /**
             * Format: int64
             * @example 1500
             */
            base?: number | null;
            /**
             * Format: int64
             * @description On top of the base, never given back.
             * @example 150
             */
            booking?: number | null;
            /**
             * @description ISO 4217.
             * @example EUR
             */
            currency?: string | null;
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
        /** @description A variant that the storefront sells. */
        ProductFields: {
            /** @example USD */
            currency?: string;
            description?: string | null;
            event?: string | null;
            name?: string;
            price?: components["schemas"]["Major"];
            /**
             * @description The seller's own, or the id of the ticket type.
             * @example SHIRT-M
             */
            sku?: string;
            /**
             * Format: int32
             * @description Pieces for sale; null = no limit, and for tickets, whose places are counted by their event.
             */
            stock?: number | null;
            /** @description The ticket type that it stands for. */
            ticketType?: string | null;
            /**
             * @description `ticket` or `merchandise`.
             * @example merchandise
             */
            type?: string;
        };
        Promoter: {
            /** Format: date-time */
            createdAt: string;
            description: string | null;
            /** @example pmt_01h455vb4pex5vsknk084sn02q */
            id: string;
            name: string;
            slug: string;
            /** @example tem_01h455vb4pex5vsknk084sn02q */
            teamId: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /** @description What is given changes. */
        PromoterChange: {
            description?: string | null;
            name?: string | null;
            /** @description Made from the name if absent. */
            slug?: string | null;
            /** @description Id or slug; a new promoter without one belongs to the tenant's first team. */
            teamId?: string | null;
        };
        /** @description A page of promoters. */
        PromoterPage: {
            /** @description Ask with it as `cursor` for the next page; null at the end. */
            after: string | null;
            /** @description Ask with it as `before` for the page in front of this one; null at the start. */
            before: string | null;
            /** @description The same as `after`. */
            cursor: string | null;
            /**
             * Format: int32
             * @description Most entries that this page could have.
             */
            limit: number;
            promoters: components["schemas"]["Promoter"][];
        };
        /** @description A code that takes something off an order. */
        PromotionData: {
            /**
             * @description Taken in any case.
             * @example EARLY10
             */
            code: string;
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
        /** @description A code that takes something off an order. */
        PromotionFields: {
            /**
             * @description Taken in any case.
             * @example EARLY10
             */
            code?: string;
            endsAt?: string | null;
            /**
             * @description `percent` of each line, or an `amount` of the order's currency, once.
             * @example percent
             */
            kind?: string;
            /**
             * Format: int32
             * @description Orders; null = no limit.
             */
            maxUses?: number | null;
            /** Format: int32 */
            maxUsesPerCustomer?: number | null;
            startsAt?: string | null;
            /** @description Ids or slugs of ticket types; empty = everything, merchandise too. */
            ticketTypes?: string[];
            /**
             * Format: int32
             * @description Orders that use it now: paid ones, and those that wait for payment.
             */
            uses?: number;
            /** @description 10 is 10 %, or 10 units of the order's currency. */
            value?: components["schemas"]["Plain"];
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
             * Format: email
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
            passcode?: string | null;
            /**
             * @description Not needed where nothing is to pay.
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
        Quote: {
            couponCode: string | null;
            eventId: string;
            items: components["schemas"]["QuoteItem"][];
            price: components["schemas"]["Price"];
        };
        /** @description What is to be priced. */
        QuoteIn: {
            couponCode?: string | null;
            /** @description Id or slug. */
            eventId: string;
            inviteCode?: string | null;
            items: components["schemas"]["OrderItemIn"][];
            passcode?: string | null;
        };
        QuoteItem: {
            admissionId: string;
            name: string;
            price: components["schemas"]["ItemPrice"];
            /** Format: int32 */
            quantity: number;
            sectionId?: string;
        };
        ReasonIn: {
            idempotencyKey?: string | null;
            reason?: string | null;
        };
        /**
         * @description Why a scan was refused.
         * @enum {string}
         */
        ReasonWord: "INVALID_CODE" | "FORGED_CODE" | "WRONG_EVENT" | "UNKNOWN_TICKET" | "SUPERSEDED_CODE" | "NOT_CHECKED_IN" | "NOT_ACTIVATED" | "TICKET_CANCELLED" | "TICKET_REFUNDED" | "TICKET_TRANSFERRED" | "TICKET_BLOCKED" | "ALREADY_CHECKED_IN" | "REENTRY_NOT_ALLOWED" | "REENTRY_LIMIT_REACHED" | "WRONG_SCAN_POINT" | "TOO_EARLY" | "TOO_LATE" | "FULL" | "ANNULLED";
        /** @description A record that is gone. */
        RecordDeleted: {
            datatype: components["schemas"]["DatatypeWord"];
            /** @description Always true. */
            deleted: boolean;
            id: string;
        };
        /** @description Money that goes back. Its tickets are void before the gateway is asked, unless they were to stay. */
        Refund: {
            /**
             * Format: int64
             * @description In all, minor units; 0 where what was refunded cost nothing.
             */
            amount: number;
            cancelTickets: boolean;
            /** Format: date-time */
            createdAt: string;
            currency: string;
            /**
             * Format: int64
             * @description How much of it went to a gift card.
             */
            giftCardAmount: number;
            /** @example rfd_01h455vb4pex5vsknk084sn02q */
            id: string;
            metadata: Record<string, never> | null;
            note: string | null;
            orderId: string;
            /** @example CUSTOMER_REQUEST */
            reason: string | null;
            status: components["schemas"]["RefundStatus"];
            /** @description The tickets it was for. */
            ticketIds: string[];
        };
        /** @description What goes back. Booking fees never do. */
        RefundIn: {
            /**
             * @description False: the money goes back, and the tickets stay good.
             * @default true
             */
            cancelTickets: boolean | null;
            /** @description Everything that is left. Without it, `items`. */
            fullRefund?: boolean;
            idempotencyKey?: string | null;
            /** @description So many tickets of each line, the first made first. */
            items?: components["schemas"]["RefundItemIn"][] | null;
            /** @description Your own object of at most 4 kB, given back as it came. */
            metadata?: Record<string, never> | null;
            note?: string | null;
            /**
             * @description Kept with the refund's audit entry. Gatehouse sends no mail about refunds; webhooks hear of them in any case.
             * @default true
             */
            notify: boolean | null;
            reason?: components["schemas"]["RefundReason"] | null;
            /**
             * Format: int64
             * @description Nothing is shipped from here: 0, or left out.
             */
            shippingAmount?: number | null;
        };
        RefundItemIn: {
            orderItemId: string;
            /** Format: int64 */
            quantity: number;
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
            tickets: components["schemas"]["TicketRecord"][];
        };
        /** @enum {string} */
        RefundReason: "CUSTOMER_REQUEST" | "DUPLICATE" | "EVENT_CANCELLED" | "OTHER";
        /** @description How the refund stands now. */
        RefundStands: {
            /**
             * Format: int64
             * @description Minor units of the currency.
             */
            amount: number;
            /** @example EUR */
            currency: string;
            /** @example rfd_01h455vb4pex5vsknk084sn02q */
            id: string;
            orderId: string | null;
            /**
             * @description `pending`: the gateway could not be asked, and will be; `done`; `failed`: it refuses again.
             * @example done
             */
            status: string;
        };
        /** @enum {string} */
        RefundStatus: "PENDING" | "SUCCEEDED" | "FAILED";
        Refusal: {
            /** @description Only with WRONG_SCAN_POINT. */
            acceptedScanPoints?: string[] | null;
            /** Format: date-time */
            at: string;
            /**
             * Format: date-time
             * @description Only with TOO_LATE.
             */
            closedAt?: string;
            deviceId: string | null;
            earlier?: components["schemas"]["EarlierOut"] | null;
            kind: components["schemas"]["KindWord"];
            /** @description The sentence that the guest was shown. */
            message: string;
            /**
             * Format: date-time
             * @description Only with TOO_EARLY.
             */
            opensAt?: string;
            reason: components["schemas"]["ReasonWord"];
            scan: string;
            scanPoint: string | null;
            scannedBy: string;
            ticket?: components["schemas"]["RefusedTicket"] | null;
        };
        Refusals: {
            /** @description The newest first. */
            refusals: components["schemas"]["Refusal"][];
        };
        RefusedTicket: {
            /** @description The holder's name; only with `ticket.read`. */
            holder?: string | null;
            id: string;
            typeName: string | null;
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
        /** @description Which proof is brought. */
        ReserveIn: {
            idempotencyKey?: string | null;
            /** @description The order's signature, instead of a token. */
            signature?: string | null;
        };
        /** @description The admission as it is now. */
        RosterAdmission: {
            /**
             * @description Wall-clock time at the event; null = no bound.
             * @example 2026-09-12T23:00:00
             */
            entryEndsAt: string | null;
            id: string;
            name: string;
        };
        RosterBucket: {
            /**
             * @description Ask the roster with it as `anchor`.
             * @example from-a
             */
            anchor: string;
            /** Format: int32 */
            count: number;
            /**
             * @description `A` to `Z`, or `#` for what begins with none of them.
             * @example A
             */
            key: string;
        };
        /** @description Where each letter begins. */
        RosterIndex: {
            /** @description Letters that have anybody, in the order of the roster. */
            buckets: components["schemas"]["RosterBucket"][];
        };
        /** @description A page of the roster, by name. */
        RosterOut: {
            /** @description Ask with it as `cursor` for the next page; null at the end. */
            after: string | null;
            attendees: components["schemas"]["RosterRow"][];
            /** @description Ask with it as `before` for the page in front of this one; null at the start. */
            before: string | null;
            /** @description The same as `after`. */
            cursor: string | null;
            /**
             * Format: int32
             * @description Most entries that this page could have.
             */
            limit: number;
        };
        /** @description Somebody on the list. */
        RosterRow: {
            admission: components["schemas"]["RosterAdmission"];
            attendee: components["schemas"]["Attendee"];
            /**
             * @description Id of the ticket.
             * @example tkt_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /**
             * Format: date-time
             * @description When they came in last; absent if they never did.
             */
            lastCheckInAt?: string;
            /** @description The latest accepted scan; absent if there is none. */
            lastScan?: components["schemas"]["LastScan"];
            /** @description Null for a ticket that was sold elsewhere. */
            orderId: string | null;
            /** @description Only where the admission has one. */
            section?: components["schemas"]["RosterSection"];
            status: components["schemas"]["TicketStatus"];
        };
        RosterSection: {
            id: string;
            name: string;
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
            /** @description Offline uploads only: when the device scanned. Kept, never used to reorder. */
            scannedAt?: string | null;
        };
        /** @enum {string} */
        ScanKind: "CHECK_IN" | "CHECK_OUT";
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
        /** @description Who scanned, as far as the token says. */
        ScannedBy: {
            /** @description The subject, where it is an address; else empty. */
            email: string;
            /** @description The token's subject. */
            firstName: string;
            id: string;
            lastName: string;
        };
        /** @description One thing, wrapped as the clients of this surface read it. */
        ScannedTicketRecord: {
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
        /** @description Somebody who let people in. */
        Scanner: {
            /**
             * Format: int32
             * @description Minutes of the clock in which they let anybody in.
             */
            activeMinutes: number;
            /**
             * Format: int32
             * @description Accepted check-ins that stand; every entry of a ticket counts.
             */
            checkIns: number;
            devices: components["schemas"]["DeviceCount"][];
            /** Format: date-time */
            firstScanAt: string;
            /** Format: date-time */
            lastScanAt: string;
            /**
             * Format: double
             * @description `checkIns` in an hour of such minutes.
             */
            scansPerHour: number;
            /**
             * Format: double
             * @description Of all check-ins of the event, 0 to 100.
             */
            sharePercent: number;
            /** @description The token's subject. */
            subject: string;
            /** @example usr_01h455vb4pex5vsknk084sn02q */
            userId: string;
        };
        ScannersOut: {
            scanners: components["schemas"]["Scanner"][];
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
        /** @description A part of an event's place. */
        Section: {
            /** Format: int64 */
            available: number;
            /**
             * Format: int64
             * @description Places of all its admissions together; -1 = no limit.
             */
            capacity: number;
            /** Format: date-time */
            createdAt: string;
            eventId: string;
            eventSlug: string;
            /** @example sct_01h455vb4pex5vsknk084sn02q */
            id: string;
            location: components["schemas"]["TicketLocation"] | null;
            name: string;
            /**
             * Format: int32
             * @description Its place in the list: small first.
             */
            order: number;
            promoterId: string;
            /** Format: int32 */
            reserved: number;
            slug: string;
            /** Format: int32 */
            sold: number;
            teamId: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /** @description What is given changes. */
        SectionChange: {
            /**
             * Format: int64
             * @description Places of all its admissions together; -1 or null = no limit.
             */
            capacity?: number | null;
            location?: components["schemas"]["LocationIn"] | null;
            name?: string | null;
            /** Format: int64 */
            order?: number | null;
            slug?: string | null;
        };
        /** @description The sections of an event, by their order. */
        SectionPage: {
            /** @description Ask with it as `cursor` for the next page; null at the end. */
            after: string | null;
            /** @description Ask with it as `before` for the page in front of this one; null at the start. */
            before: string | null;
            /** @description The same as `after`. */
            cursor: string | null;
            /**
             * Format: int32
             * @description Most entries that this page could have.
             */
            limit: number;
            sections: components["schemas"]["Section"][];
        };
        SectionPart: {
            /** Format: int32 */
            checkedIn: number;
            /** Format: double */
            checkinRate: number;
            name: string;
            /** Format: int32 */
            notCheckedIn: number;
            sectionId: string;
            /** Format: int32 */
            totalTickets: number;
        };
        SessionEvent: {
            endsAt: string | null;
            id: string;
            /** @description What the token may do in this event. */
            may: string[];
            name: string;
            /** Format: int32 */
            occupancyLimit: number | null;
            /** @description Whether every scan must name a scan point. */
            requireScanPoint: boolean;
            /** @description Its scan points by slug; only where one event is asked for. */
            scanPoints?: components["schemas"]["SessionPoint"][];
            slug: string;
            startsAt: string | null;
        };
        SessionEvents: {
            events: components["schemas"]["SessionEvent"][];
            /** @description Give it as `after` to go on; null at the end. */
            next: string | null;
        };
        SessionOut: {
            /** Format: date-time */
            expiresAt: string;
            kind: components["schemas"]["CarrierWord"];
            /** @description Permissions that the token carries for something, such as `ticket.write`; for what, each event says. */
            may: string[];
            /** @description Where a device stands; null = anywhere. */
            scanPoints: string[] | null;
            /** @description Who carries the token, such as `usr_...`; a device's id. */
            subject: string;
            tenant: components["schemas"]["SessionTenant"];
        };
        SessionPoint: {
            name: string;
            slug: string;
        };
        SessionTenant: {
            id: string;
            name: string;
            slug: string;
        };
        /**
         * @description To whom it is shown without a token.
         * @enum {string}
         */
        ShopVisibility: "PUBLIC" | "PRIVATE" | "SCHEDULED" | "PASSWORD";
        /**
         * @description What a ticket can be made, or set to.
         * @enum {string}
         */
        StatusIn: "ACTIVE" | "CANCELLED";
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
        /** @description One thing, wrapped as the clients of this surface read it. */
        StoreProductRecord: {
            /** Format: date-time */
            createdate: string;
            data: components["schemas"]["StoreProduct"];
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
        /** @description A page of a list. */
        StoreProductRecordList: {
            data: components["schemas"]["StoreProductRecord"][];
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
        /**
         * @description What the key named.
         * @enum {string}
         */
        TargetType: "ticket" | "order";
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
        /** @description A tax of the organisation. All that apply to a line are taken together. */
        TaxRateFields: {
            /**
             * @description `ticket`, `product` or `all`.
             * @example all
             */
            appliesTo?: string;
            /** @description Contained in the price; else it comes on top. */
            inclusive?: boolean;
            /** @example VAT */
            name?: string;
            /** @description 7.5 is 7.5 %. */
            rate?: components["schemas"]["Plain"];
        };
        Team: {
            /** Format: date-time */
            createdAt: string;
            /** @example tem_01h455vb4pex5vsknk084sn02q */
            id: string;
            name: string;
            slug: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /** @description What is given changes. */
        TeamChange: {
            name?: string | null;
            /** @description Made from the name if absent. */
            slug?: string | null;
        };
        /** @description A page of teams. */
        TeamPage: {
            /** @description Ask with it as `cursor` for the next page; null at the end. */
            after: string | null;
            /** @description Ask with it as `before` for the page in front of this one; null at the start. */
            before: string | null;
            /** @description The same as `after`. */
            cursor: string | null;
            /**
             * Format: int32
             * @description Most entries that this page could have.
             */
            limit: number;
            teams: components["schemas"]["Team"][];
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
        /** @description A ticket: as it was sold, as it stands now, and what the gates did with it. */
        Ticket: {
            admission: components["schemas"]["TicketAdmission"];
            admissionId: string;
            attendee: components["schemas"]["Attendee"];
            /** Format: date-time */
            createdAt: string;
            /** @description Who bought it; null where nobody did. */
            customerId: string | null;
            event: components["schemas"]["TicketEvent"];
            eventId: string;
            /** @example tkt_01h455vb4pex5vsknk084sn02q */
            id: string;
            /**
             * @description Null for a ticket that was sold elsewhere.
             * @example ord_01h455vb4pex5vsknk084sn02q
             */
            orderId: string | null;
            /** @description The line of its order. */
            orderItemId?: string;
            promoterId: string;
            /**
             * @description The accepted check-ins and check-outs, the earliest first. Refused ones are not among them, nor those that a
             *     turnstile took back.
             */
            scans: components["schemas"]["TicketScan"][];
            /** @description Only where its admission has one. */
            section?: components["schemas"]["TicketSection"];
            status: components["schemas"]["TicketStatus"];
            teamId: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /** @description The admission as it was sold. */
        TicketAdmission: {
            /** @example 2026-09-12T23:00:00 */
            entryEndsAt: string | null;
            /**
             * @description Wall-clock time at the event; null = no bound.
             * @example 2026-09-12T18:00:00
             */
            entryStartsAt: string | null;
            id: string;
            name: string;
            price: components["schemas"]["AdmissionPrice"];
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
        TicketDeleted: {
            id: string;
            success: boolean;
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
            lastScanAt: string | null;
            status: components["schemas"]["StatusWord"];
            type: components["schemas"]["TypeOut"];
        };
        /** @description The event as it was when the ticket was sold. */
        TicketEvent: {
            /**
             * @description The same as `entryStartsAt`.
             * @example 2026-09-12T18:00:00
             */
            date: string | null;
            /** @example 2026-09-12T23:00:00 */
            entryEndsAt: string | null;
            /**
             * @description Wall-clock time in `location.timeZone`.
             * @example 2026-09-12T18:00:00
             */
            entryStartsAt: string | null;
            id: string;
            /** @description Null where there are none. */
            images: Record<string, never> | null;
            location: components["schemas"]["TicketLocation"];
            name: string;
            slug: string;
            venue: components["schemas"]["TicketVenue"];
        };
        TicketHistory: {
            /** @description The newest first. */
            entries: components["schemas"]["HistoryEntry"][];
            ticket: components["schemas"]["FoundTicket"];
        };
        TicketHolder: {
            email: string | null;
            name: string | null;
            phone: string | null;
        };
        /** @description A ticket to make. */
        TicketIn: {
            /**
             * @description An admission of the order's event.
             * @example adm_01h455vb4pex5vsknk084sn02q
             */
            admissionId: string;
            attendee?: components["schemas"]["AttendeeIn"] | null;
            /**
             * @description Whose purchases it is listed among.
             * @example cus_01h455vb4pex5vsknk084sn02q
             */
            customerId: string;
            /** @description Sending the same request with the same key again makes no second ticket. */
            idempotencyKey?: string | null;
            /** @example ord_01h455vb4pex5vsknk084sn02q */
            orderId: string;
            /**
             * @description A line of the order, of the same admission. Without it the ticket has a line of its own, which costs nothing.
             * @example itm_01h455vb4pex5vsknk084sn02q
             */
            orderItemId?: string | null;
            status?: components["schemas"]["StatusIn"] | null;
        };
        TicketLocation: {
            address: string;
            city?: string;
            /** @description Empty where it is not known. */
            country: string;
            /** Format: date-time */
            createdAt: string;
            id: string;
            /** Format: double */
            latitude: number | null;
            /** Format: double */
            longitude: number | null;
            name: string;
            postcode?: string;
            state?: string;
            /** @example Europe/Berlin */
            timeZone: string;
            /** Format: date-time */
            updatedAt: string;
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
        /** @description A page of tickets, in the order of their making. */
        TicketPage: {
            /** @description Ask with it as `cursor` for the next page; null at the end. */
            after: string | null;
            /** @description Ask with it as `before` for the page in front of this one; null at the start. */
            before: string | null;
            /** @description The same as `after`. */
            cursor: string | null;
            /**
             * Format: int32
             * @description Most entries that this page could have.
             */
            limit: number;
            tickets: components["schemas"]["Ticket"][];
        };
        /** @description What to change of a ticket; what is absent stays. */
        TicketPatch: {
            /**
             * @description Another admission of the same event.
             * @example adm_01h455vb4pex5vsknk084sn02q
             */
            admissionId?: string | null;
            attendee?: components["schemas"]["AttendeePatch"] | null;
            status?: components["schemas"]["StatusIn"] | null;
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
        /** @description One thing, wrapped as the clients of this surface read it. */
        TicketRecord: {
            /** Format: date-time */
            createdate: string;
            data: components["schemas"]["TicketData"];
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
        /** @description A page of a list. */
        TicketRecordList: {
            data: components["schemas"]["TicketRecord"][];
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
        /** @description An accepted scan. */
        TicketScan: {
            /**
             * @description `unknown` where the scan named none.
             * @example device_001
             */
            deviceId: string;
            id: string;
            kind: components["schemas"]["ScanKind"];
            /** Format: date-time */
            scannedAt: string;
            scannedBy: components["schemas"]["ScannedBy"];
            /** @example usr_01h455vb4pex5vsknk084sn02q */
            scannedById: string;
        };
        /** @description One scan of one ticket. A `token`, which older clients send, is not looked at. */
        TicketScanIn: {
            /**
             * @description The device. A device token says it by itself.
             * @example device_001
             */
            deviceId?: string | null;
            /** @description Sending the same scan with the same key again gives the same answer. */
            idempotencyKey?: string | null;
            kind: components["schemas"]["ScanKind"];
        };
        /** @description The part of the venue that the ticket gives access to. */
        TicketSection: {
            id: string;
            /** @description Only where it has one of its own. */
            location?: components["schemas"]["TicketLocation"];
            name: string;
        };
        /**
         * @description `revoked`: another ticket took its place.
         * @enum {string}
         */
        TicketStateWord: "unactivated" | "active" | "cancelled" | "refunded" | "revoked" | "blocked";
        /** @enum {string} */
        TicketStatus: "ACTIVE" | "REDEEMED" | "CANCELLED";
        /** @description One of the two is there: where it came from, or where it went. */
        TicketTransfer: {
            from?: string;
            to?: string;
        };
        /** @description Only what is given changes; `null` clears what may be empty. */
        TicketTypeChange: {
            acceptedScanPoints?: string[] | null;
            allowReentry?: boolean | null;
            /**
             * Format: int64
             * @description `null` = 0 again.
             */
            bookingFee?: number | null;
            /** Format: int64 */
            capacity?: number | null;
            currency?: string | null;
            description?: string | null;
            entryFrom?: string | null;
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
            saleEnd?: string | null;
            saleStart?: string | null;
            section?: string | null;
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
            entryFrom: string | null;
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
            saleEnd: string | null;
            saleEndDate: string | null;
            saleStart: string | null;
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
        /** @description A ticket type, in the spelling of the document and in that of live records. */
        TicketTypeFields: Record<string, never> & {
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
            entryFrom: string | null;
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
            saleEnd: string | null;
            saleEndDate: string | null;
            saleStart: string | null;
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
             * @description On top of the price, never given back: minor units; 0 if absent.
             */
            bookingFee?: number | null;
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
            entryFrom?: string | null;
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
            saleEnd?: string | null;
            saleStart?: string | null;
            /** @description Id or slug of a section of the event. */
            section?: string | null;
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
            /**
             * Format: int64
             * @description On top of the price, never given back: minor units.
             */
            bookingFee: number;
            /** Format: int32 */
            capacity: number | null;
            /** Format: date-time */
            createdAt: string;
            currency: string;
            description: string | null;
            entryFrom: string | null;
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
            saleEnd: string | null;
            saleStart: string | null;
            /** @example sct_01h455vb4pex5vsknk084sn02q */
            section: string | null;
            slug: string;
            transferable: boolean;
            /** Format: date-time */
            updatedAt: string;
            visibility: components["schemas"]["VisibilityWord"];
        };
        TicketVenue: {
            address: string;
            /** @description Empty where it is not known. */
            name: string;
        };
        /** @description Tickets that came into being. */
        TicketsOut: {
            count: number;
            ticketIds: string[];
            tickets: components["schemas"]["TicketRecord"][];
        };
        /** @description A refusal. */
        TicketsRefusal: {
            /**
             * @description One word for its status.
             * @example BAD_REQUEST
             */
            code: string;
            /** @description `reason`: one word that is more exact than `code`. Of a wrong field (422) `formErrors` and `fieldErrors`. */
            data?: Record<string, never>;
            /** @description Always true: a refusal that clients know. */
            defined: boolean;
            /**
             * @description One sentence for people.
             * @example Ticket already checked in
             */
            message: string;
            /** Format: int32 */
            status: number;
        };
        Timeline: {
            /** @description The oldest first. */
            timeline: components["schemas"]["TimelineEntry"][];
        };
        /** @description Something that happened to an order or to one of its tickets. */
        TimelineEntry: {
            /** Format: date-time */
            at: string;
            /** @description Who did it; null for what happened by itself. */
            byId: string | null;
            data: Record<string, never>;
            /**
             * @description Such as `ORDER_CREATED`, `TICKETS_GENERATED`, `ORDER_CHANGED`, `ORDER_RESERVED`, `REFUND`, `EMAIL_SENT`,
             *     `TICKET_TRANSFERRED`, `TICKET_STATUS_CHANGED`.
             * @example TICKETS_GENERATED
             */
            kind: string;
            ticketId: string | null;
        };
        /** @description Who gets the ticket. */
        TransferIn: {
            idempotencyKey?: string | null;
            /**
             * Format: email
             * @example next@example.com
             */
            toEmail: string;
            toName?: string | null;
            toPhone?: string | null;
        };
        TransferOut: {
            /** @description The old one, which opens nothing any more. */
            revokedTicketId: string;
            /** @description The new one. */
            ticket: components["schemas"]["TicketRecord"];
            ticketId: string;
        };
        /** @description Good tickets that nobody came in with. */
        Turnout: {
            byAdmission: components["schemas"]["AdmissionPart"][];
            /** Format: int32 */
            checkedIn: number;
            /** Format: double */
            noShowRate: number;
            /** Format: int32 */
            noShows: number;
            /** Format: int32 */
            totalTickets: number;
            /** Format: double */
            turnoutRate: number;
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
        /** @description A page of a list. */
        TypeOnSaleRecordList: {
            data: {
                /** Format: date-time */
                createdate: string;
                data: components["schemas"]["TypeOnSale"];
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
        /** @description Green or red, and why. */
        ValidateOut: {
            /** @example ticket_not_active */
            code?: string;
            /**
             * Format: int32
             * @description Null = no limit, or no ticket.
             */
            entriesLeft: number | null;
            /** Format: int32 */
            entriesUsed: number | null;
            /** @example Ticket cancelled. */
            reason?: string;
            ticket: components["schemas"]["ScannedTicketRecord"] | null;
            /** @description Id of its type. */
            ticketType: string | null;
            /** @description Whether the ticket would be let in now. */
            valid: boolean;
        };
        Venue: {
            /** Format: date-time */
            createdAt: string;
            /** @example ven_01h455vb4pex5vsknk084sn02q */
            id: string;
            location: components["schemas"]["TicketLocation"];
            name: string;
            slug: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /** @description What is given changes. */
        VenueChange: {
            location?: components["schemas"]["LocationIn"] | null;
            name?: string | null;
            /** @description Made from the name if absent. */
            slug?: string | null;
        };
        /** @description A page of venues. */
        VenuePage: {
            /** @description Ask with it as `cursor` for the next page; null at the end. */
            after: string | null;
            /** @description Ask with it as `before` for the page in front of this one; null at the start. */
            before: string | null;
            /** @description The same as `after`. */
            cursor: string | null;
            /**
             * Format: int32
             * @description Most entries that this page could have.
             */
            limit: number;
            venues: components["schemas"]["Venue"][];
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
            /** @description Why not; only with DENY. */
            reason?: components["schemas"]["ReasonWord"];
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
            types?: components["schemas"]["WebhookFactWord"][] | null;
            url?: string | null;
        };
        /**
         * @description A fact that webhooks hear of.
         * @enum {string}
         */
        WebhookFactWord: "ticket.issued" | "ticket.transferred" | "ticket.refunded" | "ticket.scanned" | "order.completed" | "order.refunded";
        WebhookIn: {
            description?: string | null;
            /** @description true if absent. */
            enabled?: boolean | null;
            /**
             * @description What it wants to hear of.
             * @example [
             *       "ticket.scanned"
             *     ]
             */
            types: components["schemas"]["WebhookFactWord"][];
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
            /** @description Until then calls are signed with the secret before the current one, too. */
            oldSecretUntil: string | null;
            /** @description Shown once, by the answer that made it: `whsec_` and base 64. */
            secret?: string;
            types: components["schemas"]["WebhookFactWord"][];
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
    clientGetStripeConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
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
    clientMakeStripeIntent: {
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
            /** @description The answer. */
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
    clientConfirmOrder: {
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
            /** @description The answer. */
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
    clientListMyTickets: {
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketRecordList"];
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
    clientPurchase: {
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
            /** @description It was made. */
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
    clientGetMyTicket: {
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketRecord"];
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
    clientGetMyTicketQr: {
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
            /** @description The answer. */
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
    clientTransferMyTicket: {
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
            /** @description It was made. */
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
    clientListTicketTypes: {
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypeOnSaleRecordList"];
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
    dataCreate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What kind of record.
                 * @example event_ticket_type
                 */
                datatype: components["schemas"]["DatatypeWord"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Envelope"];
            };
        };
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnyRecord"];
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
    dataDeleteByPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What kind of record.
                 * @example event_ticket_type
                 */
                datatype: components["schemas"]["DatatypeWord"];
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordDeleted"];
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
    dataDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What kind of record.
                 * @example event_ticket_type
                 */
                datatype: components["schemas"]["DatatypeWord"];
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordDeleted"];
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
    dataList: {
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
                 * @description What kind of record.
                 * @example event_ticket_type
                 */
                datatype: components["schemas"]["DatatypeWord"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnyRecordList"];
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
    dataFind: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What kind of record.
                 * @example event_ticket_type
                 */
                datatype: components["schemas"]["DatatypeWord"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Search"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnyRecordList"];
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
    dataGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What kind of record.
                 * @example event_ticket_type
                 */
                datatype: components["schemas"]["DatatypeWord"];
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnyRecord"];
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
    dataUpdateByPut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What kind of record.
                 * @example event_ticket_type
                 */
                datatype: components["schemas"]["DatatypeWord"];
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnyRecord"];
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
    dataUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What kind of record.
                 * @example event_ticket_type
                 */
                datatype: components["schemas"]["DatatypeWord"];
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnyRecord"];
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
    listEvents: {
        parameters: {
            query?: {
                /**
                 * @description Events of this promoter.
                 * @example pmt_01h455vb4pex5vsknk084sn02q
                 */
                promoterId?: string;
                /**
                 * @description `UPCOMING`, `ACTIVE`, `ENDED` or `CANCELLED`.
                 * @example UPCOMING
                 */
                status?: string;
                /** @description A part of the name or of the slug. */
                query?: string;
                /** @description Entries of the page, 1 to 100; 20 if absent. */
                limit?: number;
                /** @description The `cursor` (or `after`) of the page before. */
                cursor?: string;
                /** @description The same as `cursor`. */
                after?: string;
                /** @description The `before` of the page behind. */
                before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsPage"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    createEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEventIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneEvent"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    eventsListBookings: {
        parameters: {
            query?: {
                /** @description Id or slug. */
                eventId?: string;
                /** @description What became of it. */
                status?: components["schemas"]["BookingStateWord"];
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingRecordList"];
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
    eventsGetBooking: {
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
            /** @description The answer. */
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
    eventsCancelBooking: {
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
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReasonIn"];
            };
        };
        responses: {
            /** @description The answer. */
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
    eventsRefundBooking: {
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
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReasonIn"];
            };
        };
        responses: {
            /** @description The answer. */
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
    eventsResendBooking: {
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
            /** @description The answer. */
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
    eventsCheckIn: {
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
            /** @description The answer. */
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
    eventsCheckOut: {
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
            /** @description The answer. */
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
    eventsListNotifications: {
        parameters: {
            query?: {
                /** @description The first page is 1. */
                page?: number;
                /** @description Records of a page, 1 to 1,000; 50 if absent. */
                pageSize?: number;
                /** @description Only facts of this kind. */
                type?: components["schemas"]["FactWord"];
                /** @description Of this booking only. */
                bookingId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationList"];
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
    eventsCompTickets: {
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
            /** @description It was made. */
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
    eventsPreGenerateTickets: {
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
            /** @description It was made. */
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
    eventsPurchase: {
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
            /** @description It was made. */
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
    eventsValidateTicket: {
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidateOut"];
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
    eventsGetTicket: {
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketRecord"];
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
    eventsDeleteTicket: {
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketDeleted"];
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
    eventsActivateTicket: {
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
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ActivateIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketRecord"];
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
    eventsCancelTicket: {
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
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReasonIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketRecord"];
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
    eventsGetTicketQr: {
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
            /** @description The answer. */
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
    eventsRefundTicket: {
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
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReasonIn"];
            };
        };
        responses: {
            /** @description The answer. */
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
    eventsTransferTicket: {
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
            /** @description It was made. */
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
    eventsVerifyScan: {
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
            /** @description The answer. */
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
    listAdmissions: {
        parameters: {
            query?: {
                /** @description The event's password, where it has one and no token is sent. */
                password?: string;
                /** @description The passcode of a hidden admission. */
                passcode?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example evt_01h455vb4pex5vsknk084sn02q
                 */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdmissionPage"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    createAdmission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example evt_01h455vb4pex5vsknk084sn02q
                 */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAdmission"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneAdmission"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    getAdmission: {
        parameters: {
            query?: {
                /** @description The event's password, where it has one and no token is sent. */
                password?: string;
                /** @description The passcode of a hidden admission. */
                passcode?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example evt_01h455vb4pex5vsknk084sn02q
                 */
                eventId: string;
                /**
                 * @description Id or slug of the admission.
                 * @example adm_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneAdmission"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    updateAdmission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example evt_01h455vb4pex5vsknk084sn02q
                 */
                eventId: string;
                /**
                 * @description Id or slug of the admission.
                 * @example adm_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AdmissionChange"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneAdmission"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    deleteAdmission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example evt_01h455vb4pex5vsknk084sn02q
                 */
                eventId: string;
                /**
                 * @description Id or slug of the admission.
                 * @example adm_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneAdmission"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    eventsGetCheckInStats: {
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
            /** @description The answer. */
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
    eventsGetOccupancy: {
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
            /** @description The answer. */
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
    eventAttendance: {
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attendance"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    eventPace: {
        parameters: {
            query?: {
                /**
                 * @description `MINUTE`, `FIFTEEN_MINUTE` or `HOUR`; `FIFTEEN_MINUTE` if absent.
                 * @example HOUR
                 */
                bucket?: string;
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pace"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    eventScanners: {
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScannersOut"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    eventTurnout: {
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Turnout"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    listSections: {
        parameters: {
            query?: {
                /** @description The event's password, where it has one and no token is sent. */
                password?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example evt_01h455vb4pex5vsknk084sn02q
                 */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SectionPage"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    createSection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example evt_01h455vb4pex5vsknk084sn02q
                 */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSectionIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneSection"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    getSection: {
        parameters: {
            query?: {
                /** @description The event's password, where it has one and no token is sent. */
                password?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example evt_01h455vb4pex5vsknk084sn02q
                 */
                eventId: string;
                /**
                 * @description Id or slug of the section.
                 * @example sct_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneSection"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    updateSection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example evt_01h455vb4pex5vsknk084sn02q
                 */
                eventId: string;
                /**
                 * @description Id or slug of the section.
                 * @example sct_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SectionChange"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneSection"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    deleteSection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example evt_01h455vb4pex5vsknk084sn02q
                 */
                eventId: string;
                /**
                 * @description Id or slug of the section.
                 * @example sct_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneSection"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    eventsListTicketTypes: {
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypeOnSaleRecordList"];
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
    eventsListTickets: {
        parameters: {
            query?: {
                /** @description Only those in this state. */
                status?: components["schemas"]["TicketStateWord"];
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketRecordList"];
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
    eventsIssueTickets: {
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
            /** @description It was made. */
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
    getEvent: {
        parameters: {
            query?: {
                /** @description The event's password, where it has one and no token is sent. */
                password?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example evt_01h455vb4pex5vsknk084sn02q
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneEvent"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    updateEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example evt_01h455vb4pex5vsknk084sn02q
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EventChangeIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneEvent"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    deleteEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id or slug of the event.
                 * @example evt_01h455vb4pex5vsknk084sn02q
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneEvent"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
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
    listOrders: {
        parameters: {
            query?: {
                /** @description Id of an event. */
                eventId?: string;
                /** @description Id of a customer. */
                customerId?: string;
                /** @description Id of a promoter. */
                promoterId?: string;
                /** @description `PENDING`, `PROCESSING`, `SUCCESSFUL`, `ABANDONED` or `DISPUTED` (of which there are none). */
                status?: string;
                /** @description Part of the buyer's name, address or number. */
                query?: string;
                /** @description Entries of the page, 1 to 100; 20 if absent. */
                limit?: number;
                /** @description The `cursor` (or `after`) of the page before. */
                cursor?: string;
                /** @description The same as `cursor`. */
                after?: string;
                /** @description The `before` of the page behind. */
                before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    createOrder: {
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
                "application/json": components["schemas"]["OrderIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneOrder"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    createComplimentaryOrder: {
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
                "application/json": components["schemas"]["ComplimentaryIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneOrder"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    quoteOrder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuoteIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneQuote"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    getOrder: {
        parameters: {
            query?: {
                /**
                 * @description The signature of its order, instead of a token.
                 * @example Y4vW-x5LI3YV7O_w
                 */
                signature?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the order.
                 * @example ord_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneOrder"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    updateOrder: {
        parameters: {
            query?: {
                /**
                 * @description The signature of its order, instead of a token.
                 * @example Y4vW-x5LI3YV7O_w
                 */
                signature?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the order.
                 * @example ord_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ChangeIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneOrder"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    listOrderNotes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the order.
                 * @example ord_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderNotes"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    createOrderNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same as `idempotencyKey` in the body; both may be given if they agree. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /**
                 * @description Id of the order.
                 * @example ord_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneNote"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    deleteOrderNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the order.
                 * @example ord_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                /**
                 * @description Id of the note.
                 * @example not_01h455vb4pex5vsknk084sn02q
                 */
                noteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gone"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    refundOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same as `idempotencyKey` in the body; both may be given if they agree. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /**
                 * @description Id of the order.
                 * @example ord_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefundIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneRefund"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    resendOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the order.
                 * @example ord_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneOrder"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    reserveOrder: {
        parameters: {
            query?: {
                /**
                 * @description The signature of its order, instead of a token.
                 * @example Y4vW-x5LI3YV7O_w
                 */
                signature?: string;
            };
            header?: {
                /** @description The same as `idempotencyKey` in the body; both may be given if they agree. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /**
                 * @description Id of the order.
                 * @example ord_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReserveIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneOrder"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    getOrderTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the order.
                 * @example ord_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    profileStartApp: {
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
            /** @description The answer. */
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
    listPromoters: {
        parameters: {
            query?: {
                /** @description Entries of the page, 1 to 100; 20 if absent. */
                limit?: number;
                /** @description The `cursor` (or `after`) of the page before. */
                cursor?: string;
                /** @description The same as `cursor`. */
                after?: string;
                /** @description The `before` of the page behind. */
                before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromoterPage"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    createPromoter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPromoter"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnePromoter"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    getPromoter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or slug. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnePromoter"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    updatePromoter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or slug. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PromoterChange"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnePromoter"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    deletePromoter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or slug. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnePromoter"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    repositoryCreateNamed: {
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
            /** @description It was made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnyRecord"];
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
    repositoryCreateByPut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What kind of record.
                 * @example event_ticket_type
                 */
                datatype: components["schemas"]["DatatypeWord"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Envelope"];
            };
        };
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnyRecord"];
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
    repositoryCreate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What kind of record.
                 * @example event_ticket_type
                 */
                datatype: components["schemas"]["DatatypeWord"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Envelope"];
            };
        };
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnyRecord"];
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
    repositoryDeleteByPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What kind of record.
                 * @example event_ticket_type
                 */
                datatype: components["schemas"]["DatatypeWord"];
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordDeleted"];
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
    repositoryDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What kind of record.
                 * @example event_ticket_type
                 */
                datatype: components["schemas"]["DatatypeWord"];
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordDeleted"];
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
    repositoryList: {
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
                 * @description What kind of record.
                 * @example event_ticket_type
                 */
                datatype: components["schemas"]["DatatypeWord"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnyRecordList"];
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
    repositoryFind: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What kind of record.
                 * @example event_ticket_type
                 */
                datatype: components["schemas"]["DatatypeWord"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Search"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnyRecordList"];
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
    repositoryGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What kind of record.
                 * @example event_ticket_type
                 */
                datatype: components["schemas"]["DatatypeWord"];
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnyRecord"];
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
    repositoryUpdateByPut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What kind of record.
                 * @example event_ticket_type
                 */
                datatype: components["schemas"]["DatatypeWord"];
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnyRecord"];
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
    repositoryUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What kind of record.
                 * @example event_ticket_type
                 */
                datatype: components["schemas"]["DatatypeWord"];
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnyRecord"];
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
    storefrontGetOwnProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerRecord"];
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
    storefrontGetCustomer: {
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerRecord"];
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
    storefrontGetOrder: {
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderRecord"];
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
    storefrontListOwnOrders: {
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderRecordList"];
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
    storefrontListOrders: {
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderRecordList"];
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
    storefrontListPaymentGateways: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
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
    storefrontGetPayPalConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
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
    storefrontGetProduct: {
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreProductRecord"];
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
    storefrontListProducts: {
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreProductRecordList"];
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
    storefrontFindProducts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Search"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreProductRecordList"];
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
    listTeams: {
        parameters: {
            query?: {
                /** @description Entries of the page, 1 to 100; 20 if absent. */
                limit?: number;
                /** @description The `cursor` (or `after`) of the page before. */
                cursor?: string;
                /** @description The same as `cursor`. */
                after?: string;
                /** @description The `before` of the page behind. */
                before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamPage"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    createTeam: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTeam"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTeam"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    getTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or slug. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTeam"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    updateTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or slug. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TeamChange"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTeam"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    deleteTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or slug. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTeam"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    listTickets: {
        parameters: {
            query?: {
                /** @example ord_01h455vb4pex5vsknk084sn02q */
                orderId?: string;
                /** @example evt_01h455vb4pex5vsknk084sn02q */
                eventId?: string;
                /**
                 * @description Who bought them.
                 * @example cus_01h455vb4pex5vsknk084sn02q
                 */
                customerId?: string;
                /**
                 * @description Of all events of this promoter.
                 * @example pmt_01h455vb4pex5vsknk084sn02q
                 */
                promoterId?: string;
                status?: "ACTIVE" | "REDEEMED" | "CANCELLED";
                /**
                 * @description A part of the attendee's name, e-mail address or phone number, whatever the case.
                 * @example jane
                 */
                query?: string;
                /**
                 * @description The order's signature: opens the tickets of `orderId` without a token.
                 * @example Y4vW-x5LI3YV7O_w
                 */
                orderSignature?: string;
                /** @description Entries of the page, 1 to 100; 20 if absent. */
                limit?: number;
                /** @description The `cursor` (or `after`) of the page before. */
                cursor?: string;
                /** @description The same as `cursor`. */
                after?: string;
                /** @description The `before` of the page behind. */
                before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketPage"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    createTicket: {
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
                "application/json": components["schemas"]["TicketIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTicket"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    listAttendees: {
        parameters: {
            query: {
                /** @example evt_01h455vb4pex5vsknk084sn02q */
                eventId: string;
                /** @description Of these admissions only: `admissionIds[0]=...`, repeated, or separated by commas. */
                admissionIds?: string[];
                /** @description Of these sections only. */
                sectionIds?: string[];
                /** @description A part of the name, the address or the phone number. */
                query?: string;
                /** @description Rows of the page, 1 to 100; 100 if absent. */
                limit?: number;
                /** @description The `cursor` (or `after`) of the page before. One of `cursor`, `after`, `before` and `anchor`. */
                cursor?: string;
                /** @description The same as `cursor`. */
                after?: string;
                /** @description The `before` of the page behind. */
                before?: string;
                /**
                 * @description The `anchor` of a letter of the index.
                 * @example from-a
                 */
                anchor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterOut"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    indexAttendees: {
        parameters: {
            query: {
                /** @example evt_01h455vb4pex5vsknk084sn02q */
                eventId: string;
                /** @description Of these admissions only: `admissionIds[0]=...`, repeated, or separated by commas. */
                admissionIds?: string[];
                /** @description Of these sections only. */
                sectionIds?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterIndex"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    getTicket: {
        parameters: {
            query?: {
                /**
                 * @description The signature of its order, instead of a token.
                 * @example Y4vW-x5LI3YV7O_w
                 */
                signature?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTicket"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    updateTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TicketPatch"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTicket"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    patchTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TicketPatch"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTicket"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    scanTicket: {
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
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketScanIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTicket"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    checkInByKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same as `idempotencyKey` in the body; both may be given if they agree. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /**
                 * @description Id of a ticket, or of an order for all of its tickets.
                 * @example ord_01h455vb4pex5vsknk084sn02q
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ByKeyIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ByKeyOut"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    checkOutByKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same as `idempotencyKey` in the body; both may be given if they agree. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /**
                 * @description Id of a ticket, or of an order for all of its tickets.
                 * @example ord_01h455vb4pex5vsknk084sn02q
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ByKeyIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ByKeyOut"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    gateGiveAppKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppKeyIn"];
            };
        };
        responses: {
            /** @description The answer. */
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
    gateListDeliveries: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Entries of the page, 1 to 500; 200 if absent. */
                limit?: number;
                /** @description Only those in this state. */
                state?: components["schemas"]["DeliveryStateWord"];
                /** @description Only those that tell of this. */
                kind?: components["schemas"]["FactWord"];
                /** @description The id of a webhook. */
                webhook?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
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
    gateRedriveDelivery: {
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
            /** @description The answer. */
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
    gateListDevices: {
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
            /** @description The answer. */
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
    gateCreateDevice: {
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
            /** @description It was made. */
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
    gateGetDevice: {
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
            /** @description The answer. */
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
    gateDeleteDevice: {
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
            /** @description The answer. */
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
    gateUpdateDevice: {
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
            /** @description The answer. */
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
    gateRevokeDevice: {
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
            /** @description The answer. */
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
    gateMintDeviceToken: {
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
            /** @description It was made. */
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
    gateListEvents: {
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
            /** @description The answer. */
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
    gateCreateEvent: {
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
            /** @description It was made. */
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
    gateGetEvent: {
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
            /** @description The answer. */
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
    gateDeleteEvent: {
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
            /** @description Done; there is nothing more to say. */
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
    gateUpdateEvent: {
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
            /** @description The answer. */
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
    gateGetBoard: {
        parameters: {
            query?: {
                /** @description Minutes to tell of, up to the present one: 1 to 1,440; 120 if absent. */
                minutes?: number;
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
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
    gateListConflicts: {
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
            /** @description The answer. */
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
    gateWatch: {
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["LiveEvent"];
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
    gateGetOccupancy: {
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
            /** @description The answer. */
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
    gateGetOutage: {
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutageOut"];
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
    gateSetOutage: {
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
                "application/json": components["schemas"]["OutageIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutageOut"];
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
    gateForceTakeover: {
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
                "application/json": components["schemas"]["ForcedIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForcedOut"];
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
    gateListRefusals: {
        parameters: {
            query?: {
                /** @description 1 to 200; 50 if absent. */
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
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
    gateListScans: {
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
            /** @description The answer. */
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
    gateScan: {
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
            /** @description The answer. */
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
    gateScanBatch: {
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
            /** @description The answer. */
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
    gateAnnulScan: {
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
            /** @description The answer. */
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
    gateExportTickets: {
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
            /** @description The answer. */
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
    gateImportTickets: {
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
                "application/x-ndjson": components["schemas"]["ImportLineIn"];
                "text/csv": string;
            };
        };
        responses: {
            /** @description The answer. */
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
    gateSearchTickets: {
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
                "application/json": components["schemas"]["LookUpIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundTickets"];
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
    gateGetTicket: {
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
            /** @description The answer. */
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
    gateBlockTicket: {
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
        requestBody?: {
            content: {
                "application/json": components["schemas"]["HandIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
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
    gateCancelTicket: {
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
        requestBody?: {
            content: {
                "application/json": components["schemas"]["HandIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
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
    gateCheckInByHand: {
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
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckIn"];
            };
        };
        responses: {
            /** @description The answer. */
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
    gateCheckOutByHand: {
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
                /**
                 * @description Id of the ticket.
                 * @example tkt_01h455vb4pex5vsknk084sn02q
                 */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckIn"];
            };
        };
        responses: {
            /** @description The answer. */
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
    gateGetTicketHistory: {
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketHistory"];
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
    gateGetTicketPng: {
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
            /** @description The answer. */
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
    gateGetTicketSvg: {
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
            /** @description The answer. */
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
    gateReinstateTicket: {
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
        requestBody?: {
            content: {
                "application/json": components["schemas"]["HandIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
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
    gateReissueTicket: {
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
        requestBody?: {
            content: {
                "application/json": components["schemas"]["HandIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
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
    gateResetTicket: {
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
        requestBody?: {
            content: {
                "application/json": components["schemas"]["HandIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
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
    gateUnblockTicket: {
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
        requestBody?: {
            content: {
                "application/json": components["schemas"]["HandIn"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
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
    gateValidate: {
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
            /** @description The answer. */
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
    gateListKeys: {
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
            /** @description The answer. */
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
    gateRotateKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was made. */
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
    gateRetireKey: {
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
            /** @description The answer. */
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
    gateListNews: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Entries of the page, 1 to 500; 200 if absent. */
                limit?: number;
                /** @description Only facts of this kind. */
                type?: components["schemas"]["FactWord"];
                /** @description Of this booking only. */
                bookingId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
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
    gateRedriveRefund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the refund.
                 * @example rfd_01h455vb4pex5vsknk084sn02q
                 */
                refund: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundStands"];
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
    sandboxDecide: {
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
            /** @description Done; there is nothing more to say. */
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
    sandboxGetLedger: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
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
    gateListScanPoints: {
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
            /** @description The answer. */
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
    gateCreateScanPoint: {
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
            /** @description It was made. */
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
    gateGetScanPoint: {
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
            /** @description The answer. */
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
    gateDeleteScanPoint: {
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
            /** @description Done; there is nothing more to say. */
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
    gateUpdateScanPoint: {
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
            /** @description The answer. */
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
    gateGetSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
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
    gateListSessionEvents: {
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionEvents"];
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
    gateGetSessionEvent: {
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
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionEvent"];
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
    gateListTenants: {
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
            /** @description The answer. */
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
    gateCreateTenant: {
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
            /** @description It was made. */
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
    gateGetTenant: {
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
            /** @description The answer. */
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
    gateDeleteTenant: {
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
            /** @description Done; there is nothing more to say. */
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
    gateUpdateTenant: {
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
            /** @description The answer. */
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
    gateListTicketTypes: {
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
            /** @description The answer. */
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
    gateCreateTicketType: {
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
            /** @description It was made. */
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
    gateGetTicketType: {
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
            /** @description The answer. */
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
    gateDeleteTicketType: {
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
            /** @description Done; there is nothing more to say. */
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
    gateUpdateTicketType: {
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
            /** @description The answer. */
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
    gateListWebhooks: {
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
            /** @description The answer. */
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
    gateCreateWebhook: {
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
            /** @description It was made. */
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
    gateGetWebhook: {
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
            /** @description The answer. */
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
    gateDeleteWebhook: {
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
    gateUpdateWebhook: {
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
            /** @description The answer. */
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
    gateRotateWebhookSecret: {
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
            /** @description The answer. */
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
    listVenues: {
        parameters: {
            query?: {
                /** @description Entries of the page, 1 to 100; 20 if absent. */
                limit?: number;
                /** @description The `cursor` (or `after`) of the page before. */
                cursor?: string;
                /** @description The same as `cursor`. */
                after?: string;
                /** @description The `before` of the page behind. */
                before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VenuePage"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    createVenue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVenue"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneVenue"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    getVenue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or slug. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneVenue"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    updateVenue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or slug. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["VenueChange"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneVenue"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The body is of a kind that is not read. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    deleteVenue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or slug. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneVenue"];
                };
            };
            /** @description `x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description No token, or one that cannot be accepted. */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description The token does not carry the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description Unknown, or another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description It contradicts what is there; `code` says how. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
            /** @description A field is wrong; `data.fieldErrors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
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
                    "application/json": components["schemas"]["TicketsRefusal"];
                };
            };
        };
    };
    paypalWebhook: {
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
            /** @description The answer. */
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
    stripeWebhook: {
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
            /** @description The answer. */
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
