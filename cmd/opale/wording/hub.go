package wording

import (
	"opale/checkin"
	"opale/tui/i18n"
)

// meetWords is what the command line says of hubs, where desks meet over a
// network.
type meetWords struct {
	Hub, HubInvite, HubDevices, HubRevoke Help
	HubPage                               Help
	Join, Sync                            Help
	HubName                               string // what a hub is called that nobody named

	FlagListen, FlagStore, FlagAddress, FlagRelayAt string
	FlagFind                                        string
	FlagBehindProxy, FlagName                       string
	FlagClosePage                                   string

	Serving            string // address, pin
	Invited            string // until when
	NoAddress          string
	NeedsIdentity      string
	NoStore            string
	StoreOtherKey      string // the name of a database, as in the next
	StoreLeftOpen      string
	NoDevices          string
	NeverMet           string
	IsRevoked          string
	Unsent             i18n.Plural
	Revoked            string // desk
	UnknownDevice      string // what was typed
	AmbiguousDevice    string // the same
	PageOpen           string
	PageOwnCertificate string // what a browser says of the hub's own certificate
	PageClosed         string
	AskLink            string
	Joined             string // address, desk
	NotJoined          string
	TwoClocks          string // how far
	Synced             string // hour, entries sent, entries received

	Faults map[checkin.Code]i18n.Sentence // a hub, or the way to it: its address
}
