package wording

import (
	"opale/checkin"
	"opale/tui/i18n"
)

var englishMeet = meetWords{
	Hub: Help{
		Args:  "[invite|devices|revoke|page]",
		Short: "Be the hub: where desks meet over the network",
		Long: `Stays open and lets the desks meet: what one knows, the others know within a
second. One hub on a venue's Wi-Fi, another on the internet, or both: a hub can
itself join another one (opale join). The computer needs the event's identity.`,
		Example: `opale hub
opale hub --listen :7474 --address 192.168.1.20:7474
opale hub --store postgres://base/opale --behind-proxy`,
	},
	HubInvite: Help{
		Short: "Invite a desk",
		Long: `Prints a link, and draws it as a QR code. It is good once, for ten minutes: on
the other computer, "opale join LINK", or the Hub screen.`,
		Example: `opale hub invite --venue calais --desk "Calais 2"`,
	},
	HubDevices: Help{
		Short:   "The hub's desks, and when they were last here",
		Example: `opale hub devices`,
	},
	HubPage: Help{
		Short: "Open the page of figures, or close it",
		Long: `Shows a link for the organiser, and the same as a QR code: the arrivals by site
and session, the curve of the day, when each desk was last heard. The page
counts and names nobody. A new link closes the one before.`,
		Example: `opale hub page
opale hub page --close`,
	},
	HubRevoke: Help{
		Args:  "DESK",
		Short: "Admit a desk no longer that was lost or stolen",
		Long: `The desk reads nothing any more, at once. What it still has to give is taken
apart, for somebody to judge. DESK is its id (opale hub devices).`,
		Example: `opale hub revoke d7k3m9x2a`,
	},
	Join: Help{
		Args:  "[LINK]",
		Short: "Join a hub, by an invitation",
		Long: `Makes this computer a desk of the event: its name and venue are in the
invitation, the identity and the list come from the hub. Capitals, blanks and
line breaks of the LINK do not matter. Without a LINK, asks for it: a scanner
may then type it, on a keyboard that is not its own, too.`,
		Example: `opale join opale://join/192.168.1.20:7474/…`,
	},
	Sync: Help{
		Short: "Exchange with the hub, now",
		Long: `Gives the hub what is only here and takes what is missing, until both know the
same. An open desk does so by itself.`,
		Example: `opale sync`,
	},
	HubName: "Hub",

	FlagListen:      "where to listen: `ADDRESS:PORT`, or :PORT for everywhere",
	FlagStore:       "keep it in a PostgreSQL that several hubs share: its `URL`",
	FlagRelayAt:     "the `ADDRESS` on which this desk listens when it\nbecomes the hub from its screen",
	FlagFind:        "the `ADDRESS` at which to ask who else is here, or off to\nask nothing (by default, on every network)",
	FlagAddress:     "the `ADDRESS` that invitations give",
	FlagBehindProxy: "behind a proxy that speaks TLS with a public certificate:\nthe hub then speaks HTTP",
	FlagClosePage:   "close the page: its link is good no more",
	FlagName:        "the `NAME` of the hub, as desks show it",

	Serving:            "The hub is open: %s\nfingerprint of its key: %s\nInvite a desk: opale hub invite --venue VENUE --desk NAME",
	Invited:            "On the other computer: opale join, then this link. It is good once, until %s.",
	PageOpen:           "This link shows the figures to whoever has it, and nothing else. To close it: opale hub page --close.",
	PageOwnCertificate: "The browser will say that it does not know this hub: the certificate is its own, go on.",
	PageClosed:         "The page is closed: no link shows it any more.",
	NoAddress:          "This hub has not been open yet: start \"opale hub\", or give --address.",
	NeedsIdentity:      "The event has no identity on this computer: \"opale event --identity\", or open the kit.",
	NoStore:            "The PostgreSQL of --store does not answer. Nothing was changed.\nSee that it is open, and its address, then try again.",
	StoreOtherKey:      "The database \"%s\" is sealed under another identity: another event's, or that of an event made anew.\nNothing of it was read or changed.\nOpen it from a computer of its event, or give --store another database.",
	StoreLeftOpen:      "The database \"%s\" was begun without a seal: what names people in it could be read.\nNothing in it was changed.\nGive --store an empty database: this computer and the desks fill it.",
	NoDevices:          "No desk has joined this hub yet.",
	NeverMet:           "never here",
	IsRevoked:          "excluded",
	Unsent:             i18n.Plural{One: "%s entry more than the hub", Many: "%s entries more than the hub"},
	Revoked:            "%s is no longer admitted. What it still has to give will be taken apart.",
	UnknownDevice:      "No desk of this hub begins with %q: see \"opale hub devices\".",
	AmbiguousDevice:    "%q is too short to mean one desk: write more of it (opale hub devices).",
	AskLink:            "Scan, paste or type the link:",
	Joined:             "The hub %s is joined. This desk is %s.",
	NotJoined:          "This desk has joined no hub: \"opale join LINK\".",
	TwoClocks:          "This computer's time and the hub's are %s apart: check them.",
	Synced:             "Shared at %s. Sent: %s. Received: %s.",

	Faults: map[checkin.Code]i18n.Sentence{
		checkin.CodeHeld:        {What: "Nobody can listen at this address: %s.", Safe: "Nothing was changed.", Press: "Another program may have it: take another port, with --listen."},
		checkin.CodeOffline:     {What: "Nobody answers at this address: %s.", Safe: "Everything is kept here.", Press: "Check the network, then try again."},
		checkin.CodePortal:      {What: "The network asks for a sign-in in a browser first (%s).", Safe: "Nothing was exchanged.", Press: "Open a web page, accept, then try again."},
		checkin.CodeNoName:      {What: "This address cannot be found: %s.", Safe: "Everything is kept here.", Press: "This computer is probably not on the internet: check the network, then try again."},
		checkin.CodeIntercepted: {What: "Something else answers in the hub's place, a filter of the network or another server: %s.", Safe: "Nothing was exchanged.", Press: "Take another network, a phone's hotspot for example."},
		checkin.CodeClock:       {What: "The hub's certificate is not valid at this computer's date, %s.", Safe: "Nothing was exchanged.", Press: "Put the date and time right; if they are, the hub's certificate has to be renewed."},
		checkin.CodeWrongKey:    {What: "It is not the right hub that answers: %s.", Safe: "Nothing was exchanged.", Press: "Ask the coordinator for another invitation."},
		checkin.CodeApart:       {What: "This desk and that hub do not share a starter stick.", Safe: "Nothing was exchanged.", Press: "Ask the coordinator for the stick, or for an invitation."},
		checkin.CodeStranger:    {What: "The hub does not know this desk.", Safe: "Everything is kept here.", Press: "Ask the coordinator for an invitation."},
		checkin.CodeRevoked:     {What: "This desk is no longer admitted to the hub.", Safe: "What it had to give was taken.", Press: "Tell the coordinator."},
		checkin.CodeExpired:     {What: "This invitation is too old: it is good for ten minutes.", Safe: "Nothing was changed.", Press: "Ask for another."},
		checkin.CodeAlready:     {What: "This invitation has been used: it is good once.", Safe: "Nothing was changed.", Press: "Ask for another."},
		checkin.CodeNotFound:    {What: "The hub does not know this invitation.", Safe: "Nothing was changed.", Press: "Read the link again, or ask for another."},
		checkin.CodeForeign:     {What: "This is another event's hub: %s.", Safe: "Nothing was changed.", Press: "Ask the coordinator for an invitation."},
		checkin.CodeLater:       {What: "The hub asks to come again in a moment.", Safe: "Everything is kept here.", Press: "Try again in a minute."},
		checkin.CodeBusy:        {What: "The hub does not answer just now.", Safe: "Everything is kept here.", Press: "Try again in a minute."},
		checkin.CodeInvalid:     {What: "This is no invitation, or there is a slip in it.", Safe: "Nothing was changed.", Press: "It begins with opale://join: copy it whole."},
		checkin.CodeInternal:    {What: "The hub failed.", Safe: "Everything is kept here.", Press: "Tell the coordinator."},
	},
}
